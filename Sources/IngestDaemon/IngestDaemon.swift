// IngestDaemon: the builder of wirefold-ingestd, for main and for tests: ledger, pipeline, two
// sockets, in order of dependency.

package import Logging
internal import NIOPosix
package import ServiceLifecycle
internal import WirefoldProtocol
package import WirefoldService
package import WirefoldTransport

/// A built daemon.
package struct IngestDaemon: DaemonBody {
    package typealias Settings = IngestSettings

    /// The methods of ingest.sock and feed.sock, for connections within a process.
    package let ingestRouter: Router
    package let feedRouter: Router
    let ingest: IngestService
    let feed: FeedService
    let audit: AuditService
    let status: StatusService
    private let pipeline: Pipeline
    private let embargoes: EmbargoService
    private let sockets: [SocketService]

    /// Opens the ledger and restores the fold index; nothing runs yet.
    ///
    /// - Throws: ``LedgerError``; it says what is wrong and what to do.
    package static func make(settings: IngestSettings, context: DaemonContext) async throws -> IngestDaemon {
        let ledger = try await Ledger.open(
            LedgerOptions(
                directory: settings.common.stateDirectory, retainedChanges: settings.retainedChanges))
        return try await make(settings: settings, context: context, ledger: ledger)
    }

    /// The same on a ledger that was opened before.
    package static func make(
        settings: IngestSettings, context: DaemonContext, ledger: Ledger
    ) async throws -> IngestDaemon {
        let logger = context.logger
        let pipeline = Pipeline(settings, ledger, context.progress, logger)
        try await pipeline.restore()
        let status = StatusService(ledger, pipeline)
        let ingest = IngestService(line: pipeline.line)
        let audit = AuditService(ledger: ledger, ingest: ingest, logger: logger)
        let feed = FeedService(ledger: ledger, logger: logger, batchChanges: settings.feedBatchChanges)
        var ingestRouter = Router()
        IngestHandler(
            service: ingest, files: FileIntake(ingest: ingest, limits: settings.intake), audit: audit,
            status: status, submitters: AccessPolicy(settings.submitters),
            admins: AccessPolicy(settings.admins), logger: logger
        ).register(in: &ingestRouter)
        var feedRouter = Router()
        FeedHandler(service: feed, status: status, followers: AccessPolicy(settings.followers))
            .register(in: &feedRouter)

        let feedSocket = SocketService(
            settings.feedSocket, AccessPolicy(settings.followers), feedRouter, settings, context,
            onStop: { ledger.signal.close() })
        // Whoever may do nothing here is turned away at the door.
        let ingestSocket = SocketService(
            settings.ingestSocket, AccessPolicy(settings.submitters, or: settings.admins), ingestRouter,
            settings,
            context, onStop: { pipeline.line.close() })
        status.countClients { ingestSocket.connectionCount + feedSocket.connectionCount }
        return IngestDaemon(
            ingestRouter: ingestRouter, feedRouter: feedRouter, ingest: ingest, feed: feed, audit: audit,
            status: status, pipeline: pipeline,
            embargoes: EmbargoService(ledger: ledger, ingest: ingest, logger: logger),
            sockets: [feedSocket, ingestSocket])
    }

    /// Stopped from the last to the first: submitters, followers, those that wait, then what is still
    /// in the line.
    package var services: [any Service] { [pipeline, embargoes] + sockets }

    package func waitUntilReady() async throws {
        for socket in sockets { await socket.waitUntilReady() }
        try Task.checkCancellation()
    }

    package func statusLine() -> String { status.line(status.status()) }

    package func heartbeat() -> Logger.Metadata { status.metadata(status.status()) }

    /// Nothing but the log level and the heartbeat changes while running, and both are not kept here.
    package func reload(_ settings: IngestSettings) {}
}

extension AccessPolicy {
    init(_ audience: Audience) {
        switch audience {
        case .everyone: self = .everyone
        case .members(let groups): self = .members(groups: groups)
        }
    }

    /// Those whom either of two audiences lets in.
    init(_ audience: Audience, or other: Audience) {
        switch (audience, other) {
        case (.members(let groups), .members(let others)): self = .members(groups: groups.union(others))
        default: self = .everyone
        }
    }
}
