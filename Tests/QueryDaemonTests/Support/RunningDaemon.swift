// RunningDaemon: the daemon as main builds it, running in a directory of the test's own.

internal import Foundation
internal import Logging
internal import NewsModel
internal import QueryDaemon
internal import ServiceLifecycle
internal import Synchronization
internal import Testing
internal import WirefoldClient
internal import WirefoldProtocol
internal import WirefoldService
internal import WirefoldTesting
internal import WirefoldTransport

/// A directory with a feed and a daemon in it.
struct Bench: Sendable {
    let directory: TemporaryDirectory
    var settings: QuerySettings
    var logger = Logger(label: "queryd") { _ in SwiftLogNoOpLogHandler() }

    init() throws {
        directory = try TemporaryDirectory()
        settings = QuerySettings(stateDirectory: directory.path, runtimeDirectory: directory.path)
        settings.reconnect = .milliseconds(10)
        settings.reconnectMost = .milliseconds(50)
    }

    var cataloguePath: String { directory.path + "/catalogue.sqlite" }

    /// Runs the feed around `body`.
    func serving<Value: Sendable>(
        _ feed: InventedFeed, _ body: @Sendable @escaping () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            let (ready, signal) = AsyncStream<Void>.makeStream()
            let path = settings.feedSocket
            group.addTask {
                try await feed.serve(at: path) { signal.finish() }
                return nil
            }
            group.addTask {
                for await _ in ready {}
                return try await body()
            }
            return try await firstValue(&group)
        }
    }

    /// Builds the daemon, runs its services around `body`, and ends them.
    func running<Value: Sendable>(
        _ body: @Sendable @escaping (QueryDaemon, Session) async throws -> Value
    ) async throws -> Value {
        let daemon = try await QueryDaemon.make(settings: settings, context: DaemonContext(logger: logger))
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            for service in daemon.services {
                group.addTask {
                    try await service.run()
                    return nil
                }
            }
            group.addTask {
                try await daemon.waitUntilReady()
                let session = try await Session(socket: settings.querySocket.path)
                let value = try await body(daemon, session)
                await session.connection.close()
                return value
            }
            return try await firstValue(&group)
        }
    }

    private func firstValue<Value>(_ group: inout ThrowingTaskGroup<Value?, any Error>) async throws -> Value
    {
        defer { group.cancelAll() }
        while let value = try await group.next() {
            if let value { return value }
        }
        throw CancellationError()
    }
}

extension QueryDaemon {
    /// Waits until the catalogue holds everything up to a change.
    func reached(_ sequence: UInt64) async throws {
        try await WirefoldTesting.until("change \(sequence) is applied") {
            catalogue.position.applied >= sequence
        }
    }
}

/// A client of a running daemon.
struct Session: Sendable {
    let connection: Connection
    let query: QueryClient

    init(socket: String) async throws {
        connection = try await Connection.connect(path: socket)
        query = QueryClient(connection: connection)
    }

    /// Every row of the catalogue, with the change that wrote it and its digest.
    func rows(atLeast sequence: UInt64 = 0) async throws -> [WireAuditRow] {
        var request = WireAuditRequest()
        request.atLeast = sequence
        var rows: [WireAuditRow] = []
        for try await batch in try connection.serverStream("Query/Audit", request, reply: WireAuditBatch.self)
        {
            #expect(batch.gaps == 0)
            rows += batch.rows
        }
        return rows
    }

    /// The sequence numbers that a tail sends, up to and with `last`.
    func tail(after sequence: UInt64, upTo last: UInt64) async throws -> [UInt64] {
        var sequences: [UInt64] = []
        for try await batch in try await query.tail(after: sequence) {
            sequences += batch.changes.map(\.sequence)
            if let end = sequences.last, end >= last { break }
        }
        return sequences
    }
}
