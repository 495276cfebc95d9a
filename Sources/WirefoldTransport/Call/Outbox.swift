// Outbox: what one stream has to send.

internal import WirefoldProtocol

final class Outbox: Sendable {
    func send(_ message: MessageBytes) async throws(RPCError) { throw RPCError(.unavailable, "Not built yet.") }
}
