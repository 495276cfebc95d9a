// Catalogue: the read model behind every query: things as they now are, the changes kept for tails,
// and the full-text indexes. It holds nothing that the feed can't give again.

internal import Compression
internal import Foundation
internal import GRDB
package import Logging
internal import Synchronization
internal import SystemdSupport
internal import WirefoldProtocol
internal import WirefoldService

/// The one way to the database. One task writes (the follower); any may read.
///
/// A file that is damaged, or of an unknown kind, is set aside and an empty one takes its place; so is
/// one that was removed while it was open.
package final class Catalogue: Sendable {
    private struct State {
        var file: CatalogueFile
        var position: Position
        /// A reader met damage.
        var isDamaged = false
    }

    private let path: String
    private let options: CatalogueOptions
    private let logger: Logger
    let stored = StoredBytes()
    private let state: Mutex<State>

    /// Opens the catalogue in `directory`, or makes an empty one.
    package static func open(
        directory: String, options: CatalogueOptions = CatalogueOptions(), logger: Logger
    ) async throws -> Catalogue {
        try await BlockingThreads.run {
            try Catalogue(directory: directory, options: options, logger: logger)
        }
    }

    private init(directory: String, options: CatalogueOptions, logger: Logger) throws {
        path = directory + "/catalogue.sqlite"
        self.options = options
        self.logger = logger
        let (file, position) = try Self.open(path, options, logger)
        state = Mutex(State(file: file, position: position))
    }

    /// Where the catalogue stands; of the last committed transaction.
    package var position: Position { state.withLock { $0.position } }

    var file: CatalogueFile { state.withLock { $0.file } }

    // MARK: Writing

    /// Applies changes of the log, all in one transaction with the position after them. The first
    /// one follows `position.applied` without a gap: that is the follower's to see to.
    ///
    /// - Parameters:
    ///   - head: the last sequence number that the feed told of.
    ///   - heard: when, in microseconds since 1970.
    /// - Returns: the position after them.
    @discardableResult
    func apply(_ changes: [ArrivedChange], head: UInt64, heard: Int64) async throws -> Position {
        try await write { [options] writer in
            try writer.write(changes, keepingThem: true)
            writer.position.applied = changes.last?.sequence ?? writer.position.applied
            writer.position.committed = changes.last?.committedMicroseconds ?? writer.position.committed
            writer.position.counted += UInt64(changes.count)
            writer.position.head = max(head, writer.position.applied)
            writer.position.heard = heard
            try writer.prune(keeping: options.retainedChanges, atMost: 2 * changes.count)
        }
    }

    /// Drops everything, and says that what is there until `endSnapshot` isn't whole.
    package func beginSnapshot() async throws {
        try await write { writer in try writer.empty() }
    }

    /// Takes in things as they stand, part of a snapshot.
    func applySnapshot(_ changes: [ArrivedChange], head: UInt64, heard: Int64) async throws {
        try await write { writer in
            try writer.write(changes, keepingThem: false)
            writer.position.head = head
            writer.position.heard = heard
        }
    }

    /// The snapshot is whole: the log goes on after `head`, which was committed at `committed`.
    package func endSnapshot(head: UInt64, committed: Int64 = 0, heard: Int64) async throws {
        try await write { writer in
            writer.position.applied = head
            writer.position.committed = committed
            writer.position.head = head
            writer.position.floor = head
            writer.position.base = head
            writer.position.counted = 0
            writer.position.heard = heard
            writer.position.isFilling = false
        }
    }

    /// Sets the file aside, if it is there, and begins an empty one. Readers that are under way end
    /// on the old one.
    package func startOver() async throws {
        try await BlockingThreads.run { [self] in
            try Self.setAside(path)
            let (file, position) = try Self.open(path, options, logger)
            state.withLock { $0 = State(file: file, position: position) }
        }
    }

    /// False once the file was removed or replaced under the open catalogue, or was found damaged.
    package var isSound: Bool {
        let (file, isDamaged) = state.withLock { ($0.file, $0.isDamaged) }
        return !isDamaged && file.isInPlace
    }

    /// A reader met damage: the follower is to begin a new catalogue.
    func reportDamage() { state.withLock { $0.isDamaged = true } }

    @discardableResult
    private func write(_ body: @escaping @Sendable (inout CatalogueWriter) throws -> Void) async throws
        -> Position
    {
        let file = self.file
        let position = try await file.writer.write { [stored] db in
            var writer = try CatalogueWriter(db: db, stored: stored)
            try body(&writer)
            try writer.position.save(db)
            return writer.position
        }
        state.withLock { state in
            if state.file === file { state.position = position }
        }
        return position
    }

    // MARK: Opening

    private static func open(
        _ path: String, _ options: CatalogueOptions, _ logger: Logger
    ) throws -> (CatalogueFile, Position) {
        do {
            return try openWhole(path, options)
        } catch let error as CatalogueError where CatalogueError.isDamage(error) {
            logger.warning(
                "The catalogue can't be used and is set aside; it is rebuilt from the feed.",
                metadata: QueryMessage.catalogueSetAside.metadata([
                    "error": "\(error)", "aside": "\(path).aside",
                ]))
            try setAside(path)
            return try openWhole(path, options)
        }
    }

    private static func openWhole(
        _ path: String, _ options: CatalogueOptions
    ) throws -> (CatalogueFile, Position) {
        let file = try CatalogueFile(path: path, options: options)
        do {
            let position = try file.writer.write { db in
                var writer = try CatalogueWriter(db: db, stored: StoredBytes())
                // A snapshot was cut short: what is there is no state that the ledger ever had. Or the
                // full text is wanted now, or no longer.
                if writer.position.isFilling || writer.position.hasText != options.indexesText {
                    try writer.empty()
                }
                writer.position.isFilling = false
                writer.position.hasText = options.indexesText
                try writer.position.save(db)
                return writer.position
            }
            return (file, position)
        } catch let error as DatabaseError where CatalogueError.isDamage(error) {
            throw CatalogueError(.damaged, "The catalogue is damaged.", cause: error)
        }
    }

    /// Moves the file out of the way; what was set aside before is gone.
    private static func setAside(_ path: String) throws {
        for suffix in ["", "-wal", "-shm"] {
            let source = path + suffix
            let target = path + ".aside" + suffix
            try? FileManager.default.removeItem(atPath: target)
            guard FileManager.default.fileExists(atPath: source) else { continue }
            do {
                try FileManager.default.moveItem(atPath: source, toPath: target)
            } catch {
                throw CatalogueError(.unwritable, "\(source) can't be set aside.", cause: error)
            }
        }
    }
}
