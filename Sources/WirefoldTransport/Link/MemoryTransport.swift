// MemoryTransport: one direction-pair of the in-process twin: bytes go from link to link in memory,
// with the same limits on what may wait.

internal import NIOCore

/// One end of a connection in memory. Both ends live on one event loop.
final class MemoryTransport: ByteTransport {
    /// Where a socket's buffer would be full.
    private static let highWater = 256 << 10

    private let loop: any EventLoop
    private let link: FrameLink
    private weak var other: MemoryTransport?
    private var arriving = CircularBuffer<ByteBuffer>()
    private var arrivingBytes = 0
    private var isScheduled = false
    private var isOpen = true

    private init(link: FrameLink, loop: any EventLoop) {
        self.link = link
        self.loop = loop
    }

    /// Connects two links, on the loop. Each end is kept alive by its link.
    static func connect(_ left: FrameLink, _ right: FrameLink, loop: any EventLoop) {
        let (left, right) = (
            MemoryTransport(link: left, loop: loop), MemoryTransport(link: right, loop: loop)
        )
        left.other = right
        right.other = left
        left.link.opened(left)
        right.link.opened(right)
    }

    var isWritable: Bool { isOpen && (other?.arrivingBytes ?? 0) < Self.highWater }

    func send(_ bytes: ByteBuffer) {
        guard isOpen, let other else { return }
        other.arriving.append(bytes)
        other.arrivingBytes += bytes.readableBytes
        other.schedule()
    }

    func resumeReading() { schedule() }

    func closeOutput() {
        // The other side's link is told when all it was sent has arrived.
        let bound = NIOLoopBound(self, eventLoop: loop)
        loop.execute { bound.value.close() }
    }

    func close() {
        guard isOpen else { return }
        isOpen = false
        let bound = NIOLoopBound(self, eventLoop: loop)
        loop.execute {
            let end = bound.value
            end.other?.deliver()
            end.other?.close()
            end.link.closed()
        }
    }

    private func schedule() {
        guard !isScheduled else { return }
        isScheduled = true
        let bound = NIOLoopBound(self, eventLoop: loop)
        loop.execute { bound.value.deliver() }
    }

    private func deliver() {
        isScheduled = false
        guard isOpen, !link.isPaused else { return }
        let wasFull = arrivingBytes >= Self.highWater
        while !link.isPaused, let bytes = arriving.popFirst() {
            arrivingBytes -= bytes.readableBytes
            link.receive(bytes)
        }
        link.flush()
        if wasFull, arrivingBytes < Self.highWater { other?.link.writabilityChanged() }
    }
}
