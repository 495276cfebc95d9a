// What operators do to the ledger. Each needs the daemon's admin group.

public import NewsModel
internal import SwiftProtobuf
internal import WirefoldProtocol
internal import WirefoldTransport

extension IngestClient {
    /// Takes a document out of its record. Returns the changes that it made.
    public func withdraw(_ document: DocumentID) async throws(WirefoldError) -> ChangeBatch {
        var request = WireWithdrawRequest()
        request.document = document.rawValue
        return try await changes("Ingest/Withdraw", request)
    }

    /// Makes two records one, for good: `other` is merged into `record`.
    public func merge(_ record: RecordID, _ other: RecordID) async throws(WirefoldError) -> ChangeBatch {
        var request = WireMergeRequest()
        request.record = record.rawValue
        request.other = other.rawValue
        return try await changes("Ingest/Merge", request)
    }

    /// Takes a document out of its record into one of its own, for good.
    public func split(_ document: DocumentID, from record: RecordID) async throws(WirefoldError)
        -> ChangeBatch
    {
        var request = WireSplitRequest()
        request.record = record.rawValue
        request.document = document.rawValue
        return try await changes("Ingest/Split", request)
    }

    /// Keeps two records apart, for good: neither takes the other in by itself.
    public func separate(_ record: RecordID, _ other: RecordID) async throws(WirefoldError) {
        var request = WireSeparateRequest()
        request.record = record.rawValue
        request.other = other.rawValue
        _ = try await changes("Ingest/Separate", request)
    }

    /// Checks every stored row and rebuilds the fold index. Takes some two minutes a million documents.
    public func repair() async throws(WirefoldError) -> RepairReport {
        try await translated { () throws(RPCError) in
            try await RepairReport(connection.unary("Ingest/Repair", WireRepairRequest()))
        }
    }

    private func changes(_ method: String, _ request: some Message) async throws(WirefoldError) -> ChangeBatch
    {
        try await translated { () throws(RPCError) in
            try await ChangeBatch(connection.unary(method, request, reply: WireChangeBatch.self))
        }
    }
}
