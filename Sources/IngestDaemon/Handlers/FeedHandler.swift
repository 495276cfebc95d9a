// FeedHandler: the methods of feed.sock: messages to the service's words, and back.

internal import WirefoldProtocol
internal import WirefoldTransport

/// Registers the Feed service's methods.
struct FeedHandler: Sendable {
    let service: FeedService
    let status: StatusService
    let followers: AccessPolicy

    func register(in router: inout Router) {
        router.serverStream("Feed/Follow", access: followers) {
            [service] (request: WireFollowRequest, writer: ItemWriter<WirePackedChangeBatch>, _)
                async throws(RPCError) in
            let committed = request.hasCommitted ? try request.committed.date("committed") : nil
            try await service.follow(after: request.after, committed: committed, writer.send)
        }
        router.unary("Feed/Acknowledge", access: followers) {
            [service] (request: WireAcknowledgeRequest, _) in
            service.ledger.acknowledge(request.sequence)
            return WireAcknowledgeReply()
        }
        router.unary("Feed/Status", access: followers) { [status] (_: WireStatusRequest, _) in status.status()
        }
    }
}
