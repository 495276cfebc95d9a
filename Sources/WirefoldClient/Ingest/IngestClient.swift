// IngestClient: articles in. Operators' methods are in IngestClient+Operator.swift.

public import NewsModel
internal import WirefoldProtocol
package import WirefoldTransport

/// A connection to `ingest.sock`: hands articles in and watches over the ledger.
///
/// Calls may be made from any task; they share one socket. A lost connection ends every open call
/// with ``WirefoldError/Code/unavailable``; connect anew then, or call within
/// ``DaemonClient/steadily(socket:patience:isolation:_:)``. Submitting an article again is free and gives the
/// same receipt.
public struct IngestClient: Sendable {
    let connection: Connection

    package init(connection: Connection) { self.connection = connection }

    /// Connects to the daemon's socket, such as `/run/wirefold/ingest.sock`.
    ///
    /// Throws `unavailable` when nobody listens there, `permissionDenied` when this user may not
    /// connect, `invalidArgument` when the daemon speaks another version of the protocol.
    public static func connect(socket path: String) async throws(WirefoldError) -> IngestClient {
        IngestClient(
            connection: try await translated { () throws(RPCError) in try await .connect(path: path) })
    }

    /// Hands one article in. Returns when it is on disk.
    ///
    /// Throws `invalidArgument` with the field at fault for an article that can't be read,
    /// `resourceExhausted` for one that is too large, when the disk is full, or while the daemon holds all that
    /// it may of what clients have sent.
    public func submit(_ submission: Submission) async throws(WirefoldError) -> Receipt {
        try await translated { () throws(RPCError) in
            try await Receipt(connection.unary("Ingest/Submit", submission.request, reply: WireReceipt.self))
        }
    }

    /// Hands articles in as they come, and gives what became of each, in their order. An article
    /// that is refused costs its own result alone.
    ///
    /// Submissions are taken from the sequence no faster than the server grants; a result that
    /// isn't read holds the server back. Dropping the results ends the submission: articles
    /// without a result may or may not have been taken in, and may simply be submitted again.
    public func submit<Submissions: AsyncSequence & Sendable>(
        _ submissions: Submissions
    ) -> SubmissionResults<Submissions> where Submissions.Element == Submission {
        SubmissionResults(connection: connection, submissions: submissions)
    }

    /// Hands files in as their bytes come, whatever they are, and gives what became of each thing
    /// found in them, in its order: compressed files, archives (WARC, tar), feeds, messages of many
    /// items, pages. Formats are told by content. The daemon takes them apart, within its limits.
    ///
    /// Pieces are taken from the sequence no faster than the server grants.
    ///
    /// - Parameters:
    ///   - pieces: each file's beginning, bytes and end, one file after another.
    ///   - checking: give the receipts that submitting would give, and change nothing.
    public func submit<Pieces: AsyncSequence & Sendable>(
        files pieces: Pieces, checking: Bool = false
    ) -> FileResults<Pieces> where Pieces.Element == FilePiece {
        FileResults(connection: connection, pieces: pieces, isCheck: checking)
    }

    /// The receipt that ``submit(_:)->Receipt`` would give; changes nothing.
    public func check(_ submission: Submission) async throws(WirefoldError) -> Receipt {
        try await translated { () throws(RPCError) in
            try await Receipt(connection.unary("Ingest/Check", submission.request, reply: WireReceipt.self))
        }
    }

    /// How the daemon is.
    public func status() async throws(WirefoldError) -> IngestStatus {
        try await translated { () throws(RPCError) in
            try await IngestStatus(connection.unary("Ingest/Status", WireStatusRequest()))
        }
    }

    /// Closes the connection. Open calls end with `unavailable`.
    public func close() async { await connection.close() }
}
