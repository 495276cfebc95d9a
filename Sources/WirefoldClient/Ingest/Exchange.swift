// Exchange: a stream of the caller's own under way: the task that sends, and the replies.

internal import SwiftProtobuf
internal import Synchronization
internal import WirefoldProtocol
internal import WirefoldTransport

/// Sends what a sequence gives and takes the replies. The call begins with the first reply asked for.
final class Exchange<Source: AsyncSequence & Sendable, Request: Message, Reply: Message>: Sendable {
    private let connection: Connection
    private let method: String
    private let window: UInt32
    private let source: Source
    private let requests: @Sendable (Source.Element) -> [Request]
    private let call = Mutex<Call?>(nil)

    init(
        _ connection: Connection, _ method: String, window: UInt32, _ source: Source,
        _ requests: @escaping @Sendable (Source.Element) -> [Request]
    ) {
        self.connection = connection
        self.method = method
        self.window = window
        self.source = source
        self.requests = requests
    }

    func next<Value>(_ read: (Reply) throws(RPCError) -> Value) async throws(WirefoldError) -> Value? {
        let call = begun()
        do throws(RPCError) {
            if let reply = try await call.next() { return try read(reply) }
        } catch {
            throw WirefoldError(call.sourceError ?? error)
        }
        if let error = call.sourceError { throw WirefoldError(error) }
        return nil
    }

    private func begun() -> Call {
        call.withLock { call in
            if let call { return call }
            let begun = Call(connection.bidirectional(method, window: window), source, requests)
            call = begun
            return begun
        }
    }

    /// The call: the task that sends, and the replies.
    private final class Call: Sendable {
        private let replies: ItemReader<Reply>
        private let sender: Task<Void, Never>
        private let failure: FailureBox

        init(
            _ call: BidirectionalCall<Request, Reply>, _ source: Source,
            _ requests: @escaping @Sendable (Source.Element) -> [Request]
        ) {
            replies = call.replies
            let failure = FailureBox()
            self.failure = failure
            // A bare task, because sending goes on while no one waits for a result: an iterator
            // has no scope to hang a child in. It ends with the call, at the latest in deinit.
            sender = Task {
                do {
                    for try await element in source {
                        for request in requests(element) { try await call.requests.send(request) }
                    }
                    call.finish()
                } catch let error as RPCError {
                    // The call has ended: the replies say why.
                    _ = error
                } catch {
                    failure.set(RPCError(.canceled, "The submissions failed: \(error)", cause: error))
                    call.cancel()
                }
            }
        }

        deinit { sender.cancel() }

        /// Why the caller's own sequence failed, if it did.
        var sourceError: RPCError? { failure.error }

        func next() async throws(RPCError) -> Reply? {
            var iterator = replies.makeAsyncIterator()
            return try await iterator.next()
        }
    }
}

/// An error that one task leaves for another.
private final class FailureBox: Sendable {
    private let box = Mutex<RPCError?>(nil)
    var error: RPCError? { box.withLock { $0 } }
    func set(_ error: RPCError) { box.withLock { $0 = error } }
}
