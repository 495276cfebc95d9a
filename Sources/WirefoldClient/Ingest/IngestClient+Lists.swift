// Handing in a list of articles.

internal import WirefoldProtocol
internal import WirefoldTransport

extension IngestClient {
    /// Hands a list of articles in, and gives what became of each, in their order: as the stream of
    /// ``submit(_:)-(Submissions)`` does, for articles that are all in memory.
    public func submit(all submissions: [Submission]) async throws(WirefoldError) -> [SubmissionResult] {
        var results: [SubmissionResult] = []
        results.reserveCapacity(submissions.count)
        for try await result in submit(submissions) { results.append(result) }
        return results
    }
}
