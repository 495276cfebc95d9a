// ServerHandle: a server's session as other threads see it.

internal import WirefoldProtocol

/// One connection of a server: the calls that want a task, and a way to tell the session things.
struct ServerHandle: Sendable {
    let calls: AsyncStream<ActiveCall>
    let queue: LoopQueue<ServerOperation>

    /// Runs the connection's calls, each in a child of this task, until the connection is gone.
    /// Canceling this task closes the connection.
    func serve() async {
        await withTaskCancellationHandler {
            await withDiscardingTaskGroup { group in
                for await call in calls {
                    group.addTask {
                        let outcome = await call.run()
                        queue.submit(.ended(call.key, outcome))
                    }
                }
            }
        } onCancel: {
            queue.submit(.close(RPCError(.unavailable, "The server is stopping; connect again soon.")))
        }
    }
}
