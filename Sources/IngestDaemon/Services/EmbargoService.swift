// EmbargoService: hands articles on whose embargo is over. The list of those that wait is the
// ledger's, so a restart forgets none.

internal import FoundationEssentials
internal import Logging
internal import NewsModel
internal import ServiceLifecycle
internal import SystemdSupport
internal import WirefoldProtocol
internal import WirefoldService

/// Waits for the end of embargoes, by the machine's clock.
struct EmbargoService: Service {
    let ledger: Ledger
    let ingest: IngestService
    let logger: Logger
    /// Articles that are looked up together.
    private static let batch = 64
    /// Seconds before another attempt, where the ledger can't be read or is full.
    private static let pause = 60.0

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var refused: Set<String> = []
            while !Task.isCancelled {
                let now = ledger.clock.now()
                let seen = ledger.waits.sequence
                do {
                    let isDone = try await release(by: now, &refused)
                    let next = try await ledger.nextEmbargoEnd(after: now)
                    try await wait(until: isDone ? next : now.addingTimeInterval(Self.pause), past: seen)
                } catch let error as LedgerError {
                    try Task.checkCancellation()
                    logger.error(
                        "The articles under embargo can't be read: \(error)",
                        metadata: IngestMessage.embargoesUnread.metadata(["error": "\(error)"]))
                    try await wait(until: now.addingTimeInterval(Self.pause), past: seen)
                }
            }
        }
    }

    /// Submits what is due. One that is refused is told of once, and kept.
    ///
    /// - Returns: false where the daemon has trouble that no article is at fault for: all that is left is to be
    ///   tried again.
    private func release(by now: Date, _ refused: inout Set<String>) async throws -> Bool {
        while true {
            let due = try await ledger.released(by: now, limit: Self.batch + refused.count)
                .filter { !refused.contains($0) }
            if due.isEmpty { return true }
            // One at a time: each may be as large as an article can be.
            for id in due {
                guard let waiting = try await ledger.waitingArticle(id) else { continue }
                do throws(RPCError) {
                    guard let article = waiting.article else { throw waiting.damage }
                    // It still waits where the clock was set back meanwhile.
                    if try await ingest.submit(article).embargo != nil { return false }
                } catch {
                    try Task.checkCancellation()
                    let isTrouble =
                        error.code == .unavailable || error.code == .resourceExhausted && error.field.isEmpty
                    if isTrouble { return false }
                    refused.insert(id)
                    logger.error(
                        "An article whose embargo is over was refused and is kept: \(error)",
                        metadata: IngestMessage.embargoEndRefused.metadata([
                            "document": "\(id)", "error": "\(error)",
                        ]))
                }
            }
        }
    }

    /// Until then, or until another article begins to wait.
    private func wait(until date: Date?, past seen: UInt64) async throws {
        let (clock, waits) = (ledger.clock, ledger.waits)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await waits.wait(past: seen) }
            if let date { group.addTask { try await clock.sleep(date) } }
            try await group.next()
            group.cancelAll()
        }
        try Task.checkCancellation()
    }
}
