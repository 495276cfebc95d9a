// What operators decide, and who is one.

internal import NewsModel
internal import Testing
internal import WirefoldProtocol
internal import WirefoldService
internal import WirefoldTesting
internal import WirefoldTransport

@testable internal import IngestDaemon

@Suite("Administration")
struct AdministrationTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test("what is withdrawn that isn't there is not found")
    func unknown() async throws {
        try await withDaemon(in: directory) { daemon in
            let error = await #expect(throws: RPCError.self) {
                try await daemon.ingest.withdraw(DocumentID(hashing: ["nothing"]))
            }
            #expect(error?.code == .notFound)
        }
    }

    @Test("a document can be withdrawn once; the second time changes nothing")
    func withdrawal() async throws {
        try await withDaemon(in: directory) { daemon in
            let receipt = try await daemon.ingest.submit(article())
            _ = try await daemon.ingest.withdraw(receipt.document)
            let again = try await daemon.ingest.withdraw(receipt.document)
            #expect(again.changes.isEmpty)
        }
    }

    @Test("a copy that an operator split off stays apart, over restarts and revisions")
    func splitOutlivesRestart() async throws {
        let copy = article(outlet: "Tern Island Times", guid: "t-1")
        let (kept, apart) = try await withDaemon(in: directory) { daemon in
            let first = try await daemon.ingest.submit(article(guid: "g-1"))
            let second = try await daemon.ingest.submit(copy)
            try #require(first.record == second.record)
            let batch = try await daemon.ingest.split(second.document, from: first.record).opened()
            #expect(!batch.changes.isEmpty)
            let records = batch.changes.filter { if case .record? = $0.entry { true } else { false } }.map(
                \.record)
            let own = records.first { $0.copies.contains { $0.document == second.document.rawValue } }
            return (first.record.rawValue, own?.id)
        }
        #expect(apart != nil)
        #expect(apart != kept)
        try await withDaemon(in: directory) { daemon in
            let revised = article(
                "Harbour town counts its gulls once more", outlet: "Tern Island Times", guid: "t-1")
            let receipt = try await daemon.ingest.submit(revised)
            #expect(receipt.record.rawValue == apart)
        }
    }

    @Test("a withdrawn document that is split off stays withdrawn")
    func splitOfWithdrawn() async throws {
        try await withDaemon(in: directory) { daemon in
            let first = try await daemon.ingest.submit(article())
            let second = try await daemon.ingest.submit(article(outlet: "Coastal Wire"))
            _ = try await daemon.ingest.withdraw(second.document)
            let documents = daemon.status.status().documents
            _ = try await daemon.ingest.split(second.document, from: first.record)
            #expect(daemon.status.status().documents == documents)
            let changes = try await daemon.changes().flatMap(\.changes)
            let id = second.document.rawValue
            let last = changes.last { $0.document.id == id || $0.withdrawn.id == id }
            #expect(last?.withdrawn.id == id)
            #expect(try await daemon.auditRows()[id]?.digest == 0)
        }
    }

    @Test("only admins may do what admins do")
    func permissions() async throws {
        try await withDaemon(in: directory) { daemon in
            let stranger = Peer(uid: 4_242, gid: 4_242, pid: 1)
            let methods = daemon.ingestRouter.methods(for: stranger)
            #expect(
                methods == [
                    "Ingest/Check", "Ingest/Status", "Ingest/Submit", "Ingest/SubmitFiles",
                    "Ingest/SubmitStream",
                ])
            let root = Peer(uid: 0, gid: 0, pid: 1)
            #expect(daemon.ingestRouter.methods(for: root).count == 11)
            #expect(daemon.feedRouter.methods(for: stranger).isEmpty)
        }
        try await withDaemon(in: directory, adjust: { $0.admins = .members([77]) }) { daemon in
            let admin = Peer(uid: 4_242, gid: 4_242, pid: 1, groups: [77])
            #expect(daemon.ingestRouter.methods(for: admin).contains("Ingest/Merge"))
        }
    }
}
