// SubmissionResults: the results of a stream of submissions.

internal import WirefoldProtocol
internal import WirefoldTransport

/// What became of the articles of a stream, in their order. Iterate it once.
public struct SubmissionResults<Submissions: AsyncSequence & Sendable>: AsyncSequence, Sendable
where Submissions.Element == Submission {
    public typealias Element = SubmissionResult
    public typealias Failure = WirefoldError
    let connection: Connection
    let submissions: Submissions

    public func makeAsyncIterator() -> Iterator { Iterator() }

    public struct Iterator: AsyncIteratorProtocol {
        public mutating func next() async throws(WirefoldError) -> SubmissionResult? { nil }

        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(WirefoldError) -> SubmissionResult? { nil }
    }
}
