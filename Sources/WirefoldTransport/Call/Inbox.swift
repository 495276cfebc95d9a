// Inbox: where the event loop puts what a stream has received, and a task takes it from. It and its
// reader never hold more than the window that was granted; coming back for more grants as many again.

internal import NIOCore
internal import Synchronization
internal import WirefoldProtocol

final class Inbox: Sendable {
    private struct State {
        var items = CircularBuffer<MessageBytes>()
        /// nil: the stream goes on; a nil error: it ended well.
        var ending: RPCError??
        var waiters: [(id: UInt64, continuation: CheckedContinuation<Bool, Never>)] = []
        var lastID: UInt64 = 0
        /// Items that the reader was given last, and is at until it comes back.
        var given: UInt32 = 0
        var givenBytes = 0
        /// Items that it is done with, and that nothing was granted for yet.
        var done: UInt32 = 0
    }

    /// The most bytes that a reader is given at once, unless one item has more.
    static let batchBytes = 4 << 20

    private let state = Mutex(State())
    private let batch: UInt32
    private let release: @Sendable (Int) -> Void
    private let grant: @Sendable (UInt32) -> Void

    /// - Parameters:
    ///   - window: Items that the other side may be ahead.
    ///   - release: Told of the bytes of items that are no longer held.
    ///   - grant: Lets the other side send more.
    init(
        window: UInt32, release: @escaping @Sendable (Int) -> Void = { _ in },
        grant: @escaping @Sendable (UInt32) -> Void
    ) {
        // Credit goes out for half a window at a time: few frames, and the other side never stops.
        batch = max(1, window / 2)
        self.release = release
        self.grant = grant
    }

    // MARK: The event loop's side

    /// What comes after the ending is dropped: its sender can't know yet.
    func put(_ message: MessageBytes) {
        let isLate = update { state in
            guard state.ending == nil else { return true }
            state.items.append(message.compacted)
            return false
        }
        if isLate { release(message.count) }
    }

    /// The stream ended. What has arrived can still be taken; the first ending stays.
    func end(_ error: RPCError? = nil) { update { if $0.ending == nil { $0.ending = .some(error) } } }

    /// The stream was given up. What has arrived is dropped, however long its reader goes on with what it
    /// took before; the ending is the error, whatever it was, so that nothing is taken for whole.
    func abandon(_ error: RPCError) {
        let dropped = update { state in
            defer {
                state.items.removeAll()
                state.ending = .some(error)
            }
            return state.items.reduce(0) { $0 + $1.count }
        }
        release(dropped)
    }

    private func update<Value: Sendable>(_ change: (inout State) -> Value) -> Value {
        let (value, waiters) = state.withLock { state in
            let value = change(&state)
            defer { state.waiters.removeAll() }
            return (value, state.waiters)
        }
        for waiter in waiters { waiter.continuation.resume(returning: true) }
        return value
    }

    // MARK: The reader's side

    /// The next item, or nil at the end.
    func next() async throws(RPCError) -> MessageBytes? {
        try await take { $0.items.popFirst().map { [$0] } ?? [] }.first
    }

    /// The items that are there, at least one, up to some MiB; none at the end.
    func nextBatch() async throws(RPCError) -> [MessageBytes] {
        try await take { state in
            var bytes = 0
            let count = state.items.prefix { item in
                bytes += item.count
                return bytes <= Self.batchBytes
            }.count
            let batch = Array(state.items.prefix(max(1, count)))
            state.items.removeFirst(batch.count)
            return batch
        }
    }

    private func take(_ items: (inout State) -> [MessageBytes]) async throws(RPCError) -> [MessageBytes] {
        let (bytes, credit) = state.withLock { settle(&$0) }
        if bytes > 0 { release(bytes) }
        if credit > 0 { grant(credit) }
        while true {
            let (taken, isOver) = try state.withLock { state throws(RPCError) in
                let taken = items(&state)
                state.given = UInt32(taken.count)
                state.givenBytes = taken.reduce(0) { $0 + $1.count }
                guard taken.isEmpty, case .some(let ending) = state.ending else { return (taken, false) }
                if let ending { throw ending }
                return (taken, true)
            }
            if !taken.isEmpty || isOver { return taken }
            guard await waitForNews() else { throw .canceled }
        }
    }

    /// Who asks for more is done with what it had. Whoever waits for news has thus granted all but half a
    /// window: there is always something that the other side may send.
    private func settle(_ state: inout State) -> (bytes: Int, credit: UInt32) {
        let bytes = state.givenBytes
        state.done += state.given
        (state.given, state.givenBytes) = (0, 0)
        guard state.done >= batch, state.ending == nil else { return (bytes, 0) }
        defer { state.done = 0 }
        return (bytes, state.done)
    }

    /// Whether there is news; false: the task was canceled.
    private func waitForNews() async -> Bool {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in enqueue(id, continuation) }
        } onCancel: {
            let waiter = state.withLock { state in
                state.waiters.firstIndex { $0.id == id }.map { state.waiters.remove(at: $0) }
            }
            waiter?.continuation.resume(returning: false)
        }
    }

    private func enqueue(_ id: UInt64, _ continuation: CheckedContinuation<Bool, Never>) {
        let answer: Bool? = state.withLock { state in
            if !state.items.isEmpty || state.ending != nil { return true }
            if Task.isCancelled { return false }
            state.waiters.append((id, continuation))
            return nil
        }
        if let answer { continuation.resume(returning: answer) }
    }
}

extension MessageBytes {
    /// The same bytes in storage of their own where they would keep a much larger one alive.
    fileprivate var compacted: MessageBytes {
        guard buffer.storageCapacity > 4 * buffer.readableBytes + 1024 else { return self }
        return MessageBytes(ByteBuffer(bytes: buffer.readableBytesView))
    }
}
