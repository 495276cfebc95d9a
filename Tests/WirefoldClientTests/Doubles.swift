// Stand-ins for both daemons: routers that answer as they would, out of memory.

internal import FoundationEssentials
internal import NewsModel
internal import SwiftProtobuf
internal import Synchronization
internal import WirefoldClient
internal import WirefoldProtocol
internal import WirefoldTesting
internal import WirefoldTransport

/// Something to talk of.
enum Fixture {
    static let document = DocumentID(hashing: ["fixture"])
    static let record = Record(
        id: RecordID(founding: document), title: "Quay to reopen",
        copies: [Copy(document: document, outlet: "Harbour Post", relation: .original, similarity: 1)])

    static func receipt(_ source: String) -> Receipt {
        Receipt(
            source: source, document: document, record: record.id, relation: .original, similarity: 1,
            revision: 1,
            story: nil)
    }

    static func change(_ sequence: UInt64) -> Change {
        Change(
            sequence: sequence, committed: Date(timeIntervalSince1970: 1_763_712_000), entry: .record(record))
    }

    static func row(_ number: Int, _ sequence: UInt64, _ digest: UInt64 = 7) -> WireAuditRow {
        .with {
            $0.id = "d-\(1000 + number)"; $0.sequence = sequence; $0.digest = digest
        }
    }
}

/// What a database answers to Audit.
struct Holdings: Sendable {
    var rows: [WireAuditRow]
    var sequence: UInt64
    var gaps: UInt64 = 0
    var duplicates: UInt64 = 0

    func send(to writer: ItemWriter<WireAuditBatch>) async throws(RPCError) {
        var rest = rows[...]
        repeat {
            let rows = Array(rest.prefix(3))
            rest = rest.dropFirst(3)
            try await writer.send(
                .with {
                    $0.rows = rows
                    $0.sequence = sequence
                    $0.gaps = gaps
                    $0.duplicates = duplicates
                })
        } while !rest.isEmpty
    }
}

extension Router {
    /// Answers as ingestd: an article whose source is "bad" is refused.
    static func ingest(_ holdings: Holdings = Holdings(rows: [], sequence: 0)) -> Router {
        @Sendable func result(_ article: WireArticle) throws(RPCError) -> WireReceipt {
            guard article.source != "bad" else {
                throw RPCError(.invalidArgument, "It is empty.", field: "article.content")
            }
            return WireReceipt(Fixture.receipt(article.source))
        }
        var router = Router()
        router.asyncUnary("Ingest/Submit") { (request: WireSubmitRequest, _) throws(RPCError) in
            try result(request.article)
        }
        router.bidirectional("Ingest/SubmitStream", window: 8) {
            (reader: ItemReader<WireSubmitRequest>, writer: ItemWriter<WireSubmitResult>, _) throws(RPCError)
            in
            for try await request in reader {
                var answer = WireSubmitResult()
                do throws(RPCError) {
                    answer.receipt = try result(request.article)
                } catch {
                    answer.refusal = WireRefusal(source: request.article.source, error)
                }
                try await writer.send(answer)
            }
        }
        router.unary("Ingest/Status") { (_: WireStatusRequest, _) throws(RPCError) in
            WireIngestStatus.with {
                $0.version = "1"
                $0.sequence = 12
                $0.latencyP50Micros = 1500
            }
        }
        router.serverStream("Ingest/Audit") {
            (_: WireAuditRequest, writer: ItemWriter<WireAuditBatch>, _) throws(RPCError) in
            try await holdings.send(to: writer)
        }
        return router
    }

    /// Answers as queryd: knows one record.
    static func query(_ holdings: Holdings = Holdings(rows: [], sequence: 0)) -> Router {
        var router = Router()
        router.unary("Query/GetRecord") { (request: WireGetRequest, _) throws(RPCError) in
            guard request.id == Fixture.record.id.rawValue else {
                throw RPCError(.notFound, "There is no record \(request.id).", field: "id")
            }
            return WireRecord(Fixture.record)
        }
        router.serverStream("Query/ListRecords") {
            (request: WireListRequest, writer: ItemWriter<WireRecord>, _) throws(RPCError) in
            for _ in 0..<request.limit { try await writer.send(WireRecord(Fixture.record)) }
        }
        router.serverStream("Query/Tail") {
            (request: WireTailRequest, writer: ItemWriter<WireChangeBatch>, _) throws(RPCError) in
            var sequence = request.after
            while true {
                sequence += 1
                try await writer.send(
                    .with {
                        $0.changes = [WireChange(Fixture.change(sequence))]; $0.head = sequence
                    })
            }
        }
        router.unary("Query/Status") { (_: WireStatusRequest, _) throws(RPCError) in
            WireQueryStatus.with { $0.appliedSequence = 9 }
        }
        router.serverStream("Query/Audit") {
            (request: WireAuditRequest, writer: ItemWriter<WireAuditBatch>, _) throws(RPCError) in
            // Never reached, as by a catalogue that doesn't follow.
            while request.atLeast > holdings.sequence {
                do {
                    try await Task.sleep(for: .seconds(3600))
                } catch {
                    throw RPCError(any: error)
                }
            }
            try await holdings.send(to: writer)
        }
        return router
    }
}

/// Runs `body` with clients of both.
func withPair(
    ledger: Holdings = Holdings(rows: [], sequence: 0), catalogue: Holdings = Holdings(rows: [], sequence: 0),
    _ body: @Sendable @escaping (IngestClient, QueryClient) async throws -> Void
) async throws {
    try await withConnection(over: .inProcess, to: .ingest(ledger)) { ingest in
        try await withConnection(over: .inProcess, to: .query(catalogue)) { query in
            try await body(IngestClient(connection: ingest), QueryClient(connection: query))
        }
    }
}
