// ActiveCall: a call that runs in a task of its own.

internal import Synchronization
internal import WirefoldProtocol

/// One call of a method that takes its time: its ends of the stream, and what answers it.
final class ActiveCall: Sendable {
    let key: StreamKey
    private let route: Route
    private let method: String
    /// What it holds of its client's messages.
    let share: HeldBytes.Share
    let inbox: Inbox?
    let outbox: Outbox
    /// Whether it answers with a stream, not once.
    let isStream: Bool
    /// Sends nothing: it fails when the call is canceled.
    private let life = Allowance(0)
    private let body: @Sendable () async throws(RPCError) -> MessageBytes?

    /// - Parameter body: Answers the call; gives the one item of a unary call, or nothing.
    init(
        key: StreamKey, route: Route, method: String, share: HeldBytes.Share, inbox: Inbox?, outbox: Outbox,
        isStream: Bool,
        body: @escaping @Sendable () async throws(RPCError) -> MessageBytes?
    ) {
        self.key = key
        self.route = route
        self.method = method
        self.share = share
        self.inbox = inbox
        self.outbox = outbox
        self.isStream = isStream
        self.body = body
    }

    /// Runs the call to its end, or until it is canceled: by its client, by the end of the
    /// connection, or with the task that this runs in.
    func run() async -> Result<MessageBytes?, RPCError> {
        // A group of two, because a task group can't cancel one of its children: the second child
        // waits for the cancellation of this call alone.
        await withTaskGroup(of: Result<MessageBytes?, RPCError>?.self) { group in
            group.addTask {
                do throws(RPCError) {
                    return .success(try await self.body())
                } catch {
                    return .failure(error)
                }
            }
            group.addTask {
                try? await self.life.take()
                return nil
            }
            var outcome: Result<MessageBytes?, RPCError>?
            while let result = await group.next() {
                outcome = result ?? outcome
                group.cancelAll()
            }
            return outcome ?? .failure(.canceled)
        }
    }

    /// An item came. One that there is no room for ends what is read: what came before it is still answered.
    func receive(_ item: MessageBytes) {
        guard let inbox else { return }
        do throws(RPCError) {
            if let objection = route.objection(to: item, of: method) { throw objection }
            try share.take(item.count)
            inbox.put(item)
        } catch {
            inbox.end(error)
        }
    }

    /// Cancels the call's task; its streams end with the error, and what it hasn't read is dropped.
    func cancel(_ error: RPCError) {
        outbox.credit.fail(error)
        inbox?.abandon(error)
        life.fail(error)
    }
}

extension ActiveCall {
    /// The server is stopping. A call that reads may end what it has taken in; one that sends
    /// until it is told otherwise is told; one that answers once goes on.
    func stop() {
        if let inbox {
            inbox.end(.stopping)
        } else if isStream {
            cancel(.stopping)
        }
    }
}
