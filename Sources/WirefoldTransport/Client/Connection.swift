// Connection: a client's end of one connection, as its callers see it. How it comes about is in
// Connection+Connect.swift.

internal import NIOCore
package import SwiftProtobuf
internal import Synchronization
package import WirefoldProtocol

/// A client's connection to one server. Calls may be made from any task; they share the socket.
/// More calls than the server allows streams wait their turn.
///
/// When the connection ends, every open call ends with `unavailable`, and so does every later one.
/// A connection that is dropped closes.
package final class Connection: Sendable {
    /// What the server said of itself.
    package let server: ServerIdentity
    private let queue: LoopQueue<ClientOperation>
    private let room: Allowance
    private let closing: EventLoopFuture<Void>
    private let serial = Mutex<UInt64>(0)

    init(
        server: ServerIdentity, queue: LoopQueue<ClientOperation>, room: Allowance,
        closing: EventLoopFuture<Void>
    ) {
        self.server = server
        self.queue = queue
        self.room = room
        self.closing = closing
    }

    deinit { queue.submit(.close) }

    /// Runs tasks on the thread that the connection lives on: calls made one after the other there
    /// cost no hops between threads. Don't compute for long in such a task.
    package var executor: any TaskExecutor { LoopExecutor(loop: queue.loop) }

    /// Calls a unary method. Canceling the task cancels the call.
    package func unary<Request: Message, Reply: Message>(
        _ method: String, _ request: Request, reply: Reply.Type = Reply.self
    ) async throws(RPCError) -> Reply {
        let message = try MessageBytes(serializing: request)
        let serial = nextSerial()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.submit(
                    .unary(
                        UnaryCall(
                            serial: serial, method: method, message: message, continuation: continuation)))
                // Canceled before it was under way: the handler below came too early for it.
                if Task.isCancelled { queue.submit(.cancel(serial)) }
            }
        } onCancel: {
            queue.submit(.cancel(serial))
        }
        return try result.get().message()
    }

    /// Calls a unary method once for each request, `window` of them in flight at once; replies
    /// come in the order of the requests. Costs one hop between threads in all, not one a call.
    package func unary<Request: Message, Reply: Message>(
        _ method: String, each requests: [Request], window: Int = 64, reply: Reply.Type = Reply.self
    ) async throws(RPCError) -> [Result<Reply, RPCError>] {
        var messages: [MessageBytes] = []
        messages.reserveCapacity(requests.count)
        for request in requests { messages.append(try MessageBytes(serializing: request)) }
        let results = await withCheckedContinuation { continuation in
            queue.submit(
                .pipeline(
                    Pipeline(
                        method: method, messages: messages, window: max(1, window), continuation: continuation
                    )))
        }
        return results.map { result in
            result.flatMap { bytes in Result { () throws(RPCError) in try bytes.message() } }
        }
    }

    /// Calls a method that answers with a stream. At most `window` items are held here unread;
    /// dropping the reader cancels the call. A failure of the call is thrown by the reader.
    package func serverStream<Request: Message, Reply: Message>(
        _ method: String, _ request: Request, window: UInt32 = 32, reply: Reply.Type = Reply.self
    ) throws(RPCError) -> ItemReader<Reply> {
        let call = open(method, try MessageBytes(serializing: request), window, streamsRequests: false)
        return ItemReader(lease: lease(of: call))
    }

    /// Calls a method that reads a stream and answers with one. Dropping the replies' reader
    /// cancels the call.
    package func bidirectional<Request: Message, Reply: Message>(
        _ method: String, window: UInt32 = 64, request: Request.Type = Request.self,
        reply: Reply.Type = Reply.self
    ) -> BidirectionalCall<Request, Reply> {
        let call = open(method, MessageBytes(), window, streamsRequests: true)
        let queue = queue
        return BidirectionalCall(
            requests: ItemWriter(outbox: call.outbox), replies: ItemReader(lease: lease(of: call)),
            finish: { queue.submit(.finish(call.serial)) }, cancel: { queue.submit(.cancel(call.serial)) })
    }

    /// Closes the connection and waits until it is gone; open calls end with `unavailable`.
    package func close() async {
        queue.submit(.close)
        try? await closing.get()
    }

    /// Returns when the connection is gone, for whatever reason.
    package func closed() async { try? await closing.get() }

    private func open(
        _ method: String, _ message: MessageBytes, _ window: UInt32, streamsRequests: Bool
    ) -> StreamCall {
        let call = StreamCall(
            serial: nextSerial(), method: method, message: message, window: window,
            streamsRequests: streamsRequests,
            room: room, queue: queue)
        queue.submit(.open(call))
        return call
    }

    private func nextSerial() -> UInt64 {
        serial.withLock { last in
            last += 1
            return last
        }
    }

    /// The reader keeps the connection open, too.
    private func lease(of call: StreamCall) -> InboxLease {
        InboxLease(call.inbox) { [self] in queue.submit(.cancel(call.serial)) }
    }
}
