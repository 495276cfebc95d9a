// Ledger: the façade of the one database of wirefold-ingestd. It owns the only writer; everyone
// else reads.

internal import Foundation
internal import GRDB
internal import Glibc
internal import Synchronization
internal import WirefoldService

/// What was acknowledged, what became of it, and the log of changes.
package final class Ledger: Sendable {
    let pool: DatabasePool
    let signal: CommitSignal
    /// Counts the articles that began to wait for the end of their embargo.
    let waits = CommitSignal(0)
    let pins = LogPins()
    var clock: WallClock { options.clock }
    private let options: LedgerOptions
    private let state: WriterState
    private let published: Mutex<LedgerFigures>
    private let lock: LedgerLock

    /// Opens the ledger, or founds an empty one.
    ///
    /// - Throws: ``LedgerError``: `inUse`, `newerSchema`, `device`, `damaged`.
    package static func open(_ options: LedgerOptions) async throws(LedgerError) -> Ledger {
        try await BlockingThreads.run { () throws(LedgerError) in try Ledger(options) }
    }

    private init(_ options: LedgerOptions) throws(LedgerError) {
        self.options = options
        lock = try LedgerLock(directory: options.directory)
        do {
            pool = try DatabasePool(
                path: options.directory + "/ledger.sqlite", configuration: Self.configuration(options))
            try pool.writeWithoutTransaction { try Self.setUpWriter($0, options) }
            let migrator = LedgerSchema.migrator()
            guard try !pool.read(migrator.hasBeenSuperseded) else {
                throw LedgerError(
                    .newerSchema,
                    """
                    the ledger in \(options.directory) was written by a later version of wirefold-ingestd; install \
                    that version, or give this one another state directory
                    """)
            }
            try migrator.migrate(pool)
            try pool.writeWithoutTransaction { try LedgerSchema.mark($0, migrator) }
            let figures = try pool.read { try LedgerFigures($0) }
            state = WriterState(figures: figures)
            published = Mutex(figures)
            signal = CommitSignal(figures.sequence)
        } catch {
            throw LedgerError(error)
        }
    }

    private static func configuration(_ options: LedgerOptions) -> Configuration {
        var configuration = Configuration()
        configuration.label = "ledger"
        configuration.maximumReaderCount = options.readers
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            // In KiB, negated: the writer's cache holds the upper levels of every index.
            try db.execute(sql: "PRAGMA cache_size = \(db.configuration.readonly ? -4_096 : -65_536)")
        }
        return configuration
    }

    private static func setUpWriter(_ db: Database, _ options: LedgerOptions) throws {
        // A receipt is a promise: the log of the commit is on the device before it is given.
        try db.execute(sql: "PRAGMA synchronous = FULL")
        // Checkpoints cost two more syncs: one for each 32 MiB, not for each 4.
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 8192")
        if let pages = options.maximumPages { try db.execute(sql: "PRAGMA max_page_count = \(pages)") }
    }

    /// The figures as of the last commit.
    package var figures: LedgerFigures { published.withLock { $0 } }

    /// Runs `body` in one write transaction and returns once it is on the device. Where this
    /// throws, nothing was written.
    func write<Result: Sendable>(
        _ body: @Sendable (LedgerTransaction) throws -> Result
    ) async throws(LedgerError) -> Result {
        let time = clock.now().microseconds
        do {
            return try await pool.writeWithoutTransaction { [state, options] db in
                let transaction = LedgerTransaction(db, state, time: time)
                transaction.figures.acknowledged = self.figures.acknowledged
                let result: Result
                do {
                    result = try self.commit(db, transaction, options, body)
                } catch {
                    state.forget(transaction)
                    throw error
                }
                state.figures = transaction.figures
                self.publish(transaction.figures)
                if transaction.hasNewWait { self.waits.advance(to: self.waits.sequence + 1) }
                return result
            }
        } catch {
            throw LedgerError(error)
        }
    }

    /// Throws `full` where the ledger's disk has hardly any room. SQLite itself doesn't say: its log keeps
    /// the space that a commit took which failed.
    func expectRoom() throws(LedgerError) {
        var path = Array("\(options.directory)/.room-XXXXXX".utf8CString)
        let file = mkstemp(&path)
        // What else is wrong shows with the next commit.
        guard file >= 0 else { return }
        defer {
            unlink(path)
            Glibc.close(file)
        }
        let result = posix_fallocate(file, 0, 1 << 20)
        guard result != ENOSPC, result != EDQUOT else {
            throw LedgerError(.full, "the ledger's disk is full: make room; nothing was written.")
        }
    }

    private func commit<Result>(
        _ db: Database, _ transaction: LedgerTransaction, _ options: LedgerOptions,
        _ body: (LedgerTransaction) throws -> Result
    ) throws -> Result {
        var result: Result?
        try db.inTransaction(.immediate) {
            result = try body(transaction)
            try transaction.logPending()
            let isLogged = transaction.figures.sequence != state.figures.sequence
            if isLogged { try transaction.trimLog(to: options.retainedChanges, pin: pins.lowest) }
            if isLogged || transaction.figures.checkpoint != state.figures.checkpoint {
                try transaction.figures.store(db, over: state.figures)
            }
            return .commit
        }
        guard let result else { throw LedgerError(.other, "the ledger's transaction ended early") }
        return result
    }

    private func publish(_ figures: LedgerFigures) {
        published.withLock { published in
            let acknowledged = max(published.acknowledged, figures.acknowledged)
            published = figures
            published.acknowledged = acknowledged
        }
        signal.advance(to: figures.sequence)
    }

    /// Notes how far the follower is. It reaches the disk with the next commit: after a crash an
    /// older number may be shown, and nothing depends on it.
    package func acknowledge(_ sequence: UInt64) {
        published.withLock { $0.acknowledged = max($0.acknowledged, min(sequence, $0.sequence)) }
    }

    /// Writes what is not written yet and closes the database. Readers under way fail.
    package func close() async throws(LedgerError) { try await close { _ in } }

    /// The same, with a last word in the same transaction, and what follows it while nobody else has the ledger.
    func close(
        _ last: @escaping @Sendable (LedgerTransaction) -> Void, then: @escaping @Sendable () -> Void = {}
    ) async throws(LedgerError) {
        try await BlockingThreads.run { [self] () throws(LedgerError) in
            // Whatever fails, another may open the ledger now: a full disk can't keep it locked.
            defer { lock.release() }
            do {
                let stored = Result {
                    try pool.write { db in
                        let transaction = LedgerTransaction(db, state, time: clock.now().microseconds)
                        transaction.figures = self.figures
                        last(transaction)
                        try transaction.figures.store(db, over: state.figures)
                    }
                }
                try pool.close()
                try stored.get()
                then()
            } catch {
                throw LedgerError(error)
            }
        }
    }
}
