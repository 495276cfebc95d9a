// StreamCall: a client's call that streams, as tasks and the session share it.

internal import NIOCore
internal import WirefoldProtocol

final class StreamCall: Sendable {
    let method: String
    let message: MessageBytes
    let window: UInt32
    /// Whether the client streams too.
    let streamsRequests: Bool
    let inbox: Inbox
    let outbox: Outbox
    /// Names the call before it has a stream, and to what it still has under way afterwards.
    let serial: UInt64

    init(
        serial: UInt64, method: String, message: MessageBytes, window: UInt32, streamsRequests: Bool,
        room: Allowance, queue: LoopQueue<ClientOperation>
    ) {
        self.serial = serial
        self.method = method
        self.message = message
        self.window = max(1, window)
        self.streamsRequests = streamsRequests
        inbox = Inbox(window: max(1, window)) { queue.submit(.grant(serial, $0)) }
        outbox = Outbox(credit: Allowance(0), room: room) { queue.submit(.item(serial, $0)) }
    }

    /// Ends both directions.
    func end(_ error: RPCError?) {
        inbox.end(error)
        outbox.credit.fail(error ?? RPCError(.canceled, "The server has ended the call."))
    }
}
