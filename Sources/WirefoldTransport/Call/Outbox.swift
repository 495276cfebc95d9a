// Outbox: where a task puts what its stream has to send. It waits for the other side's credit and
// for room in the connection; what is let through goes to the event loop in order.

internal import WirefoldProtocol

final class Outbox: Sendable {
    /// Items that the other side still takes.
    let credit: Allowance
    /// Bytes that the connection still takes, shared by all its streams.
    private let room: Allowance
    private let submit: @Sendable (MessageBytes) -> Void

    init(credit: Allowance, room: Allowance, submit: @escaping @Sendable (MessageBytes) -> Void) {
        self.credit = credit
        self.room = room
        self.submit = submit
    }

    func send(_ message: MessageBytes) async throws(RPCError) {
        try await credit.take()
        try await room.take(Outbox.cost(of: message))
        submit(message)
    }

    /// What a message takes of the connection's room: its bytes and about what a frame adds.
    static func cost(of message: MessageBytes) -> Int { message.count + 32 }
}
