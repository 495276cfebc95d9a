// SubmissionResults: the results of a stream of submissions.

internal import Synchronization
internal import WirefoldProtocol
internal import WirefoldTransport

/// What became of the articles of a stream, in their order. Iterate it once: each iteration is a
/// submission of its own.
public struct SubmissionResults<Submissions: AsyncSequence & Sendable>: AsyncSequence, Sendable
where Submissions.Element == Submission {
    public typealias Element = SubmissionResult
    public typealias Failure = WirefoldError
    let connection: Connection
    let submissions: Submissions

    public func makeAsyncIterator() -> Iterator { Iterator(connection: connection, submissions: submissions) }

    public struct Iterator: AsyncIteratorProtocol {
        private let connection: Connection
        private let submissions: Submissions
        private var call: Call?

        init(connection: Connection, submissions: Submissions) {
            self.connection = connection
            self.submissions = submissions
        }

        public mutating func next() async throws(WirefoldError) -> SubmissionResult? {
            try await next(isolation: #isolation)
        }

        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(WirefoldError) -> SubmissionResult? {
            do throws(RPCError) {
                if self.call == nil { self.call = begin() }
                guard let call else { return nil }
                if let wire = try await call.next() { return try SubmissionResult(wire) }
            } catch {
                throw WirefoldError(call?.sourceError ?? error)
            }
            if let error = call?.sourceError { throw WirefoldError(error) }
            return nil
        }

        private func begin() -> Call {
            Call(connection.bidirectional("Ingest/SubmitStream", window: 256), submissions)
        }
    }

    /// One submission under way: the task that sends, and the replies.
    private final class Call: Sendable {
        private let replies: ItemReader<WireSubmitResult>
        private let sender: Task<Void, Never>
        private let failure: FailureBox

        init(_ call: BidirectionalCall<WireSubmitRequest, WireSubmitResult>, _ submissions: Submissions) {
            replies = call.replies
            let failure = FailureBox()
            self.failure = failure
            // A bare task, because sending goes on while no one waits for a result: an iterator
            // has no scope to hang a child in. It ends with the call, at the latest in deinit.
            sender = Task {
                do {
                    for try await submission in submissions {
                        try await call.requests.send(submission.request)
                    }
                    call.finish()
                } catch let error as RPCError {
                    // The call has ended: the replies say why.
                    _ = error
                } catch {
                    failure.set(
                        RPCError(.canceled, "The submissions failed: \(error)", cause: error))
                    call.cancel()
                }
            }
        }

        deinit { sender.cancel() }

        /// Why the caller's own sequence failed, if it did.
        var sourceError: RPCError? { failure.error }

        func next() async throws(RPCError) -> WireSubmitResult? {
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
