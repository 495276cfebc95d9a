// Inbox: what one stream has received.

internal import WirefoldProtocol

final class Inbox: Sendable {
    func next() async throws(RPCError) -> MessageBytes? { throw RPCError(.unavailable, "Not built yet.") }
    func nextBatch() async throws(RPCError) -> [MessageBytes] { throw RPCError(.unavailable, "Not built yet.") }
}
