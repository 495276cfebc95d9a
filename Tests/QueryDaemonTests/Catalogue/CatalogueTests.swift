internal import Foundation
internal import GRDB
internal import Logging
internal import SwiftProtobuf
internal import Testing
internal import WirefoldProtocol
internal import WirefoldTesting

@testable internal import QueryDaemon

struct CatalogueTests {
    private func make(_ directory: TemporaryDirectory, indexesText: Bool = true) async throws -> Catalogue {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        var options = CatalogueOptions()
        options.indexesText = indexesText
        return try await Catalogue.open(directory: directory.path, options: options, logger: logger)
    }

    private func title(_ catalogue: Catalogue, _ id: String) throws -> String? {
        guard case .thing(let content) = try catalogue.file.lookups.find(id) else { return nil }
        return try WireRecord(serializedBytes: content).title
    }

    @Test("changes and position are one transaction, and outlive the catalogue")
    func applies() async throws {
        let directory = try TemporaryDirectory()
        let log = InventedLog.harbour()
        try await make(directory).apply(log.arrived(), head: log.head, heard: 7)
        let again = try await make(directory)
        #expect(again.position.applied == log.head)
        #expect(again.position.heard == 7)
        #expect(again.position.gaps == 0)
        #expect(again.position.documents == 3)
        #expect(again.position.records == 3)
        #expect(again.position.quotes == 2)
        #expect(again.position.stories == 1)
        #expect(try title(again, InventedLog.recordID(2)) == "Ferry strike enters second week")
    }

    @Test("a merged id gives what it was merged into, over several merges; what ended is counted out")
    func merges() async throws {
        let directory = try TemporaryDirectory()
        let catalogue = try await make(directory)
        var log = InventedLog.harbour()
        log.add(InventedLog.merged(InventedLog.recordID(3), into: InventedLog.recordID(2)))
        log.add(InventedLog.merged(InventedLog.recordID(2), into: InventedLog.recordID(1)))
        log.add(InventedLog.withdrawn(InventedLog.quoteID(2), reason: "empty"))
        try await catalogue.apply(log.arrived(), head: log.head, heard: 0)
        #expect(try title(catalogue, InventedLog.recordID(3)) == "Harbour wall opens after repairs")
        #expect(catalogue.position.records == 1)
        #expect(catalogue.position.quotes == 1)
        guard case .withdrawn("empty") = try catalogue.file.lookups.find(InventedLog.quoteID(2)) else {
            Issue.record("the quote should be gone")
            return
        }
    }

    @Test("without full text things can be looked up; wanted again, the catalogue is filled from nothing")
    func withoutText() async throws {
        let directory = try TemporaryDirectory()
        let log = InventedLog.harbour()
        do {
            let catalogue = try await make(directory, indexesText: false)
            try await catalogue.apply(log.arrived(), head: log.head, heard: 0)
        }
        do {
            let bare = try await make(directory, indexesText: false)
            #expect(bare.position.applied == log.head)
            #expect(try title(bare, InventedLog.recordID(1)) == "Harbour wall opens after repairs")
            #expect(try await Searcher(catalogue: bare).ids("engineers") == [])
        }
        let indexed = try await make(directory)
        #expect(indexed.position.applied == 0)
        try await indexed.apply(log.arrived(), head: log.head, heard: 0)
        #expect(try await Searcher(catalogue: indexed).ids("engineers") == [InventedLog.recordID(1)])
    }

    @Test("a damaged file is set aside and an empty catalogue takes its place")
    func damaged() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/catalogue.sqlite"
        try Data(repeating: 0x5A, count: 20_000).write(to: URL(fileURLWithPath: path))
        let catalogue = try await make(directory)
        #expect(catalogue.position.applied == 0)
        #expect(FileManager.default.fileExists(atPath: path + ".aside"))
    }

    @Test("a catalogue of a later version is set aside")
    func later() async throws {
        let directory = try TemporaryDirectory()
        let log = InventedLog.harbour()
        do {
            let catalogue = try await make(directory)
            try await catalogue.apply(log.arrived(), head: log.head, heard: 0)
            try await catalogue.file.writer.write { db in
                try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('2099-01 of tomorrow')")
            }
        }
        #expect(try await make(directory).position.applied == 0)
    }

    @Test("a snapshot that was cut short leaves nothing behind")
    func cutSnapshot() async throws {
        let directory = try TemporaryDirectory()
        let log = InventedLog.harbour()
        do {
            let catalogue = try await make(directory)
            try await catalogue.apply(log.arrived(), head: log.head, heard: 0)
            try await catalogue.beginSnapshot()
            try await catalogue.applySnapshot(Array(log.arrived().prefix(4)), head: 50, heard: 0)
        }
        let again = try await make(directory)
        #expect(again.position.applied == 0)
        #expect(again.position.documents == 0)
        #expect(try title(again, InventedLog.recordID(1)) == nil)
    }

    @Test("a record's text is found by its newest title alone once its canonical copy is another")
    func reindexed() async throws {
        let directory = try TemporaryDirectory()
        let catalogue = try await make(directory)
        var log = InventedLog.harbour()
        var first = InventedLog.document(
            1, title: "Harbour wall opens after repairs", text: "", outlet: "Harbour Post", day: 0)
        first.text = "unread"
        let second = InventedLog.document(
            9, title: "Quay reopens", text: "The quay is open.", outlet: "Coast Daily", day: 3)
        log.add(.document(second))
        var record = InventedLog.record(1, of: [first, second])
        record.copies[0].withdrawn = true
        record.title = second.title
        log.add(.record(record))
        try await catalogue.apply(log.arrived(), head: log.head, heard: 0)
        let searcher = Searcher(catalogue: catalogue)
        #expect(try await searcher.ids("quay") == [InventedLog.recordID(1)])
        #expect(try await searcher.ids("engineers") == [])
        // FTS5's own check: the index holds what the texts say, no more and no less.
        try await catalogue.file.writer.write { db in
            for index in ["record_search", "quote_search", "story_search"] {
                try db.execute(sql: "INSERT INTO \(index) (\(index), rank) VALUES ('integrity-check', 1)")
            }
        }
    }
}

extension Searcher {
    /// The ids of the records that hold some words.
    func ids(_ words: String) async throws -> [String] {
        var request = WireSearchRequest()
        request.words = words
        request.in = "records"
        let filter = try SearchFilter(request, defaultLimit: 20, mostLimit: 100)
        return try await search(filter, within: .seconds(5)).results.map(\.id)
    }
}
