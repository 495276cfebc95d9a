// AuditRows: one database's holdings, row by row in order of id.

internal import SwiftProtobuf
internal import WirefoldProtocol
internal import WirefoldTransport

/// Reads one audit stream row by row, a batch in memory at a time.
struct AuditRows {
    private var batches: ItemReader<WireAuditBatch>.Iterator
    private var rows: ArraySlice<WireAuditRow> = []
    /// The last sequence number of what is audited.
    private(set) var sequence: UInt64 = 0
    private(set) var gaps: UInt64 = 0
    private(set) var duplicates: UInt64 = 0

    /// Begins to read; returns when the first batch is there, and with it `sequence`.
    init(_ connection: Connection, _ method: String, atLeast: UInt64) async throws(RPCError) {
        var request = WireAuditRequest()
        request.atLeast = atLeast
        let reader = try connection.serverStream(
            method, request, window: 4, reply: WireAuditBatch.self)
        batches = reader.makeAsyncIterator()
        try await fill()
    }

    mutating func next() async throws(RPCError) -> WireAuditRow? {
        if rows.isEmpty { try await fill() }
        return rows.popFirst()
    }

    private mutating func fill() async throws(RPCError) {
        while rows.isEmpty, let batch = try await batches.next() {
            rows = batch.rows[...]
            sequence = batch.sequence
            gaps = max(gaps, batch.gaps)
            duplicates = max(duplicates, batch.duplicates)
            if rows.isEmpty { return }
        }
    }
}
