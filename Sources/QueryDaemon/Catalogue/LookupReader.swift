// LookupReader: lookups by id, on the caller's thread. An event loop may call it: a lookup is one
// statement on a warm connection, some microseconds, and never waits for the writer.

internal import Compression
internal import Foundation
internal import GRDB
internal import WirefoldProtocol

/// What an id stands for.
enum Found: Sendable {
    /// The serialized message, of what it was merged into if it was.
    case thing([UInt8])
    /// It was withdrawn, for this reason.
    case withdrawn(String)
    case missing
}

/// Finds things by id. Calls are served one after the other.
final class LookupReader: Sendable {
    private let queue: DatabaseQueue
    private let stored = StoredBytes()
    /// No chain of merges is longer; a longer one is damage.
    private static let longestChain = 1000

    init(_ queue: DatabaseQueue) { self.queue = queue }

    func find(_ id: String) throws -> Found {
        try queue.unsafeRead { db in
            let statement = try db.cachedStatement(
                sql: "SELECT content, forward, reason FROM thing WHERE id = ?")
            var id = id
            for _ in 0..<Self.longestChain {
                guard let row = try Row.fetchOne(statement, arguments: [id]) else { return .missing }
                if let into = row[1] as String? {
                    id = into
                    continue
                }
                let content = row[0] as Data
                if content.isEmpty { return .withdrawn(row[2] ?? "empty") }
                return .thing(try stored.unpacked(content))
            }
            throw CatalogueError(.damaged, "The chain of merges from \(id) has no end.")
        }
    }
}
