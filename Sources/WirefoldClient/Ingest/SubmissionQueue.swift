// SubmissionQueue: submissions that are at hand already, as the sequence that a stream takes.

extension IngestClient {
    /// Hands in articles that are at hand already, as the streaming `submit` does those that
    /// are still to come.
    public func submit(_ submissions: [Submission]) -> SubmissionResults<SubmissionQueue> {
        submit(SubmissionQueue(submissions: submissions))
    }
}

/// An array of submissions as an asynchronous sequence that never waits.
public struct SubmissionQueue: AsyncSequence, Sendable {
    public typealias Failure = Never
    let submissions: [Submission]

    public func makeAsyncIterator() -> Iterator { Iterator(rest: submissions[...]) }

    public struct Iterator: AsyncIteratorProtocol {
        var rest: ArraySlice<Submission>

        public mutating func next() async -> Submission? { rest.popFirst() }
    }
}
