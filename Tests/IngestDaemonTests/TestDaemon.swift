// TestDaemon: a daemon from the builder that main calls, in a directory of the test's own.

internal import Foundation
internal import Logging
internal import NewsModel
internal import ServiceLifecycle
internal import SwiftProtobuf
internal import WirefoldProtocol
internal import WirefoldService
internal import WirefoldTesting

@testable internal import IngestDaemon

/// Runs a daemon while `body` runs, then drains it, as SIGTERM would.
func withDaemon<Value: Sendable>(
    in directory: TemporaryDirectory, retainedChanges: Int? = nil, maximumPages: Int? = nil,
    clock: WallClock = .system, adjust: (inout IngestSettings) -> Void = { _ in },
    _ body: @escaping @Sendable (IngestDaemon) async throws -> Value
) async throws -> Value {
    var settings = IngestSettings(stateDirectory: directory.path, runtimeDirectory: directory.path)
    settings.retainedChanges = retainedChanges
    adjust(&settings)
    var options = LedgerOptions(
        directory: directory.path, retainedChanges: retainedChanges, maximumPages: maximumPages)
    options.clock = clock
    let ledger = try await Ledger.open(options)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let daemon = try await IngestDaemon.make(
        settings: settings, context: DaemonContext(logger: logger), ledger: ledger)
    let group = ServiceGroup(services: daemon.services, logger: logger)
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        do {
            try await daemon.waitUntilReady()
            let value = try await body(daemon)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return value
        } catch {
            await group.triggerGracefulShutdown()
            throw error
        }
    }
}

/// An article in plain text: a title and paragraphs of invented news.
func article(
    _ title: String = "Harbour town counts its gulls", _ paragraphs: [String] = Invented.paragraphs,
    outlet: String = "Gullhaven Post", guid: String = "", status: String = "", source: String = "a.txt"
) -> WireArticle {
    var article = WireArticle()
    article.source = source
    article.format = "text"
    article.content = Data(([title] + paragraphs).joined(separator: "\n\n").utf8)
    article.outlet = outlet
    article.guid = guid
    article.status = status
    return article
}

enum Invented {
    static let paragraphs = [
        "The gulls of Gullhaven were counted on Tuesday by forty volunteers with clickers, who walked the whole "
            + "length of the sea wall between breakfast and the noon ferry.",
        "\"We have never seen so many of them on a single morning,\" said Petra Lindqvist, who leads the count. "
            + "\"The fish market will have to close its roof before the summer.\"",
        "The town council meets next week to decide on a net above the market square, which would cost as much "
            + "as the new lamp posts did last autumn.",
        "Ferry passengers said that they welcomed the plan, while the owner of the chip stand called it a "
            + "declaration of war on everyone who loves the harbour.",
        "A second count is planned for October, when the young birds have left for the southern islands and the "
            + "old ones sit on the chimneys again.",
    ]
}

extension WirePackedChangeBatch {
    /// The same bytes as the contract's readers see them.
    func opened() throws -> WireChangeBatch {
        try WireChangeBatch(serializedBytes: serializedBytes() as Data)
    }
}

extension IngestDaemon {
    /// Every change after a number, as a follower gets them, up to the log's end.
    func changes(after sequence: UInt64 = 0) async throws -> [WireChangeBatch] {
        let head = status.status().sequence
        let (batches, continuation) = AsyncStream<WirePackedChangeBatch>.makeStream()
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [feed] in
                try? await feed.follow(after: sequence) { continuation.yield($0) }
                continuation.finish()
            }
            var result: [WireChangeBatch] = []
            var last = sequence
            if last == head {
                group.cancelAll()
                return result
            }
            for await batch in batches {
                result.append(try batch.opened())
                last =
                    batch.snapshotEnd
                    ? batch.head : batch.snapshot ? last : batch.changes.last?.sequence ?? last
                if last >= head { break }
            }
            group.cancelAll()
            return result
        }
    }

    /// The audit's rows by id.
    func auditRows() async throws -> [String: WireAuditRow] {
        let (batches, continuation) = AsyncStream<WireAuditBatch>.makeStream()
        try await audit.audit(atLeast: 0) { continuation.yield($0) }
        continuation.finish()
        var rows: [String: WireAuditRow] = [:]
        for await batch in batches {
            for row in batch.rows { rows[row.id] = row }
        }
        return rows
    }
}
