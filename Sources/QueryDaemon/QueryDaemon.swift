// QueryDaemon: puts the parts of wirefold-queryd together. main and tests build it the same way.

package import Logging
internal import NIOCore
internal import NIOPosix
package import ServiceLifecycle
internal import WirefoldProtocol
package import WirefoldService
package import WirefoldTransport

/// wirefold-queryd: follows the feed, and answers on query.sock.
package final class QueryDaemon: DaemonBody {
    package typealias Settings = QuerySettings

    package let catalogue: Catalogue
    /// How the feed is.
    package let health: FeedHealth
    /// The methods, for tests that need no socket.
    package let router: Router
    private let handlers: QueryHandlers
    private let follower: Follower
    private let server: QueryServer

    /// Builds the daemon: opens the catalogue in the state directory, or makes it.
    package static func make(settings: QuerySettings, context: DaemonContext) async throws -> QueryDaemon {
        var options = CatalogueOptions()
        options.readers = settings.catalogueReaders ?? System.coreCount
        options.retainedChanges = settings.retainedChanges
        options.indexesText = settings.fullText
        let catalogue = try await Catalogue.open(
            directory: settings.common.stateDirectory, options: options, logger: context.logger)
        return QueryDaemon(settings, context, catalogue)
    }

    private init(_ settings: QuerySettings, _ context: DaemonContext, _ catalogue: Catalogue) {
        let logger = context.logger
        self.catalogue = catalogue
        health = FeedHealth(catalogue.position)
        let signal = AppliedSignal(applied: catalogue.position.applied)
        let tails = TailFeeder(catalogue: catalogue, signal: signal, most: settings.tails)
        let connections = ConnectionCount()
        handlers = QueryHandlers(
            catalogue: catalogue, signal: signal, tails: tails,
            reporter: StatusReporter(
                catalogue: catalogue, health: health, tails: tails, clients: { connections.now }),
            limits: SearchLimits(settings), logger: logger)
        router = handlers.router(
            readers: AccessPolicy(settings.readers), admins: AccessPolicy(settings.admins))
        follower = Follower(
            catalogue: catalogue, settings: settings, health: health, signal: signal,
            stage: context.progress.stage("follower"), logger: logger)
        server = QueryServer(settings: settings, context: context, router: router, connections: connections)
    }

    /// The server goes first: queries are answered while the feed is away.
    package var services: [any Service] { [follower, server] }

    package func waitUntilReady() async throws { try await server.waitUntilReady() }

    package func statusLine() async -> String { handlers.reporter.line() }

    package func heartbeat() async -> Logger.Metadata {
        let status = handlers.reporter.status()
        return [
            "appliedSequence": "\(status.appliedSequence)", "headSequence": "\(status.headSequence)",
            "following": "\(status.following)", "documents": "\(status.documents)",
            "records": "\(status.records)",
            "quotes": "\(status.quotes)", "stories": "\(status.stories)", "clients": "\(status.clients)",
            "tails": "\(status.tails)", "queries": "\(status.queries)",
        ]
    }

    package func reload(_ settings: QuerySettings) async { handlers.reload(SearchLimits(settings)) }
}

extension AccessPolicy {
    init(_ audience: Audience) {
        self =
            switch audience {
            case .everyone: .everyone
            case .members(let groups): .members(groups: groups)
            }
    }
}
