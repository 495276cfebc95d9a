// ServerTimeouts: ends connections whose peer says nothing: no hello, half a frame, or nothing for
// very long.

internal import NIOCore
internal import WirefoldProtocol

/// The clock of one connection, on its event loop.
final class ServerTimeouts {
    private let limits: ServerLimits
    private let loop: any EventLoop
    private var watch: RepeatedTask?
    private let started = NIODeadline.now()
    var hasGreeted = false

    init(limits: ServerLimits, loop: any EventLoop) {
        self.limits = limits
        self.loop = loop
    }

    /// Looks at the session now and then, often enough for the shortest limit.
    func start(watching session: ServerSession) {
        let shortest = min(limits.hello, limits.stalledFrame, limits.idle)
        let interval = max(TimeAmount.milliseconds(10), .nanoseconds(TimeAmount(shortest).nanoseconds / 4))
        let bound = NIOLoopBound(session, eventLoop: loop)
        let clock = NIOLoopBound(self, eventLoop: loop)
        watch = loop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in
            clock.value.look(at: bound.value)
        }
    }

    func stop() { watch?.cancel() }

    private func look(at session: ServerSession) {
        guard let link = session.link else { return }
        let silence = NIODeadline.now() - link.lastRead
        if !hasGreeted {
            if NIODeadline.now() - started > TimeAmount(limits.hello) {
                session.close(RPCError(.unavailable, "No Hello came within \(limits.hello)."))
            }
        } else if link.isMidFrame, silence > TimeAmount(limits.stalledFrame) {
            session.close(
                RPCError(.unavailable, "The rest of a frame didn't come within \(limits.stalledFrame)."))
        } else if session.machine.openCount == 0, silence > TimeAmount(limits.idle) {
            session.close(RPCError(.unavailable, "Nothing was asked for \(limits.idle); connect again."))
        }
    }
}
