// QueryHandlers: the methods of query.proto. They read requests and write replies; what there is to
// know is in the services.

internal import Foundation
internal import GRDB
internal import Logging
internal import NIOCore
internal import SwiftProtobuf
internal import Synchronization
internal import SystemdSupport
internal import WirefoldProtocol
internal import WirefoldService
internal import WirefoldTransport

/// Everything that answers on query.sock.
final class QueryHandlers: Sendable {
    let catalogue: Catalogue
    let searcher: Searcher
    let quotes: QuoteFinder
    let speakers: SpeakerFinder
    let copies: CopyFinder
    let tails: TailFeeder
    let auditor: Auditor
    let reporter: StatusReporter
    /// What may change while running.
    let limits: Mutex<SearchLimits>
    let logger: Logger

    init(
        catalogue: Catalogue, signal: AppliedSignal, tails: TailFeeder, reporter: StatusReporter,
        limits: SearchLimits, logger: Logger
    ) {
        self.catalogue = catalogue
        self.tails = tails
        self.reporter = reporter
        self.logger = logger
        self.limits = Mutex(limits)
        searcher = Searcher(catalogue: catalogue)
        quotes = QuoteFinder(catalogue: catalogue, rareWords: RareWords(vocabulary: "quote_word"))
        speakers = SpeakerFinder(catalogue: catalogue)
        copies = CopyFinder(catalogue: catalogue, rareWords: RareWords(vocabulary: "record_word"))
        auditor = Auditor(catalogue: catalogue, signal: signal)
    }

    /// - Parameters:
    ///   - readers: who may look up, search and tail.
    ///   - admins: who may audit.
    func router(readers: AccessPolicy, admins: AccessPolicy) -> Router {
        var router = Router()
        addLookups(to: &router, access: readers)
        addSearches(to: &router, access: readers)
        addStreams(to: &router, access: readers, admins: admins)
        return router
    }

    func reload(_ limits: SearchLimits) { self.limits.withLock { $0 = limits } }

    /// Runs a query and counts it. What fails here is said in the journal; the caller learns no more
    /// than that.
    func query<Value>(_ method: String, _ body: () async throws -> Value) async throws(RPCError) -> Value {
        reporter.count()
        do {
            return try await body()
        } catch {
            throw translated(error, method)
        }
    }

    func translated(_ error: any Error, _ method: String) -> RPCError {
        if error is RPCError || error is CancellationError { return RPCError(any: error) }
        if (error as? DatabaseError)?.resultCode == .SQLITE_INTERRUPT {
            return RPCError(
                .resourceExhausted,
                "The answer takes longer than search.budgetMilliseconds allows; an operator can raise that."
            )
        }
        if CatalogueError.isDamage(error) { catalogue.reportDamage() }
        logger.error(
            "A query failed: \(error)",
            metadata: QueryMessage.queryFailed.metadata(["method": "\(method)", "error": "\(error)"]))
        return RPCError(.internal, "The catalogue could not be read; the journal says why.", cause: error)
    }
}

/// The bounds of a search that a reload may change.
struct SearchLimits: Sendable {
    var budget: Duration
    var defaultResults: Int
    var mostResults: Int

    init(_ settings: QuerySettings) {
        budget = settings.searchBudget
        defaultResults = settings.defaultResults
        mostResults = settings.mostResults
    }

    func limit(_ asked: UInt32) -> Int { asked == 0 ? defaultResults : min(Int(asked), mostResults) }
}
