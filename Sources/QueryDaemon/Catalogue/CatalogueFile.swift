// CatalogueFile: the open database: one writer, one connection for lookups, and the readers. Only
// Catalogue holds one; when the file has to go, a new one takes its place.

internal import Foundation
internal import GRDB
internal import Glibc

/// The connections to one database file.
final class CatalogueFile: Sendable {
    let path: String
    let writer: DatabaseQueue
    let lookups: LookupReader
    let readers: ReaderPool
    private let identity: FileIdentity?

    /// Opens the file, or makes it.
    ///
    /// Throws ``CatalogueError`` `damaged` or `unknown` where another has to take its place.
    init(path: String, options: CatalogueOptions) throws {
        self.path = path
        do {
            writer = try DatabaseQueue(path: path, configuration: Self.writing())
            try Self.prepare(writer)
            let reading = Self.reading()
            lookups = try LookupReader(DatabaseQueue(path: path, configuration: reading))
            readers = try ReaderPool(
                (0..<max(1, options.readers)).map { _ in try DatabaseQueue(path: path, configuration: reading)
                })
        } catch let error as DatabaseError where CatalogueError.isDamage(error) {
            throw CatalogueError(.damaged, "The catalogue is not a readable database.", cause: error)
        } catch let error as DatabaseError {
            throw CatalogueError(.unwritable, "The catalogue at \(path) can't be opened.", cause: error)
        }
        identity = FileIdentity(path)
    }

    /// Whether the path still names the file that is open here.
    var isInPlace: Bool { FileIdentity(path) == identity }

    /// A connection of its own, for a reader that keeps one state of the catalogue for long.
    func openReader() throws -> DatabaseQueue { try DatabaseQueue(path: path, configuration: Self.reading()) }

    private static func prepare(_ writer: DatabaseQueue) throws {
        let migrator = CatalogueSchema.migrator()
        guard try writer.read({ db in try !migrator.hasBeenSuperseded(db) }) else {
            throw CatalogueError(.unknown, "The catalogue was written by a later version.")
        }
        do {
            try migrator.migrate(writer)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
            throw CatalogueError(.unknown, "The catalogue holds other tables.", cause: error)
        }
    }

    private static func writing() -> Configuration {
        var configuration = Configuration()
        configuration.label = "catalogue.writer"
        configuration.journalMode = .wal
        configuration.prepareDatabase { db in
            SearchText.addFunctions(to: db)
            // Large pages: the log takes two writes a page, and rows hold whole texts. 4 KiB is a fifth slower.
            //
            // GRDB has a WAL synced at checkpoints alone, each 64 MiB: after a power failure the catalogue
            // stands where it stood a little before, and the follower goes on from there.
            try db.execute(
                sql: """
                    PRAGMA page_size = 16384; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;
                    PRAGMA wal_autocheckpoint = 4096; PRAGMA journal_size_limit = 67108864;
                    """)
        }
        return configuration
    }

    private static func reading() -> Configuration {
        var configuration = Configuration()
        configuration.label = "catalogue.reader"
        configuration.readonly = true
        configuration.busyMode = .timeout(1)
        // The audit keeps one transaction over many calls.
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { db in
            SearchText.addFunctions(to: db)
            try db.execute(sql: "PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY")
        }
        return configuration
    }
}

/// Which file a path names.
struct FileIdentity: Equatable, Sendable {
    private let device: UInt
    private let number: UInt

    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        (device, number) = (status.st_dev, status.st_ino)
    }
}
