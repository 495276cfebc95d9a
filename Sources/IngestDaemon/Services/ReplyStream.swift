// ReplyStream: one stream of articles: reading and answering side by side, answers in order.

internal import WirefoldProtocol
internal import WirefoldTransport

enum ReplyStream {
    /// How one side of a stream ended.
    private enum End: Sendable {
        case read(RPCError?)
        case wrote(RPCError?)
    }

    /// Runs `read`, and sends what is filled into the replies as it comes.
    ///
    /// - Parameter executor: where `read` runs, if it computes for long.
    static func run<Reply>(
        _ writer: ItemWriter<Reply>, window: Int, executor: (any TaskExecutor)? = nil,
        _ read: @escaping @Sendable (OrderedReplies<Reply>) async throws(RPCError) -> Void
    ) async throws(RPCError) {
        let replies = OrderedReplies<Reply>(window: window)
        let failure = await withTaskGroup(of: End.self) { group in
            group.addTask(executorPreference: executor) { .read(await Self.read(into: replies, read)) }
            group.addTask { .wrote(await write(replies, to: writer)) }
            var failure: RPCError?
            for await end in group {
                switch end {
                // What has entered is still answered.
                case .read(let error): failure = failure ?? error
                case .wrote(nil): break
                case .wrote(let error):
                    failure = error
                    group.cancelAll()
                }
            }
            return failure
        }
        if let failure { throw failure }
    }

    private static func read<Reply>(
        into replies: OrderedReplies<Reply>, _ read: (OrderedReplies<Reply>) async throws(RPCError) -> Void
    ) async -> RPCError? {
        defer { replies.finish() }
        do throws(RPCError) {
            try await read(replies)
            return nil
        } catch {
            return error
        }
    }

    private static func write<Reply>(
        _ replies: OrderedReplies<Reply>, to writer: ItemWriter<Reply>
    ) async -> RPCError? {
        do throws(RPCError) {
            while let results = await replies.next() {
                for result in results { try await writer.send(result) }
            }
            return nil
        } catch {
            // Nobody reads the results: the reader isn't to wait until there is room for more.
            replies.finish()
            return error
        }
    }
}
