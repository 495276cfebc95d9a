// SubmissionResults: the results of a stream of articles or files.

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
        private let exchange: Exchange<Submissions, WireSubmitRequest, WireSubmitResult>

        init(connection: Connection, submissions: Submissions) {
            exchange = Exchange(connection, "Ingest/SubmitStream", window: 256, submissions) { [$0.request] }
        }

        public mutating func next() async throws(WirefoldError) -> SubmissionResult? {
            try await next(isolation: #isolation)
        }

        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(WirefoldError) -> SubmissionResult? {
            try await exchange.next(SubmissionResult.init)
        }
    }
}

/// What became of what stands in files, in its order. Iterate it once: each iteration hands the
/// files in anew.
public struct FileResults<Pieces: AsyncSequence & Sendable>: AsyncSequence, Sendable
where Pieces.Element == FilePiece {
    public typealias Element = FileResult
    public typealias Failure = WirefoldError
    let connection: Connection
    let pieces: Pieces
    let isCheck: Bool

    public func makeAsyncIterator() -> Iterator {
        Iterator(connection: connection, pieces: pieces, isCheck: isCheck)
    }

    public struct Iterator: AsyncIteratorProtocol {
        private let exchange: Exchange<Pieces, WireFilePiece, WireFileResult>

        init(connection: Connection, pieces: Pieces, isCheck: Bool) {
            exchange = Exchange(connection, "Ingest/SubmitFiles", window: 256, pieces) {
                $0.messages(isCheck: isCheck)
            }
        }

        public mutating func next() async throws(WirefoldError) -> FileResult? {
            try await next(isolation: #isolation)
        }

        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(WirefoldError) -> FileResult? {
            try await exchange.next(FileResult.init)
        }
    }
}
