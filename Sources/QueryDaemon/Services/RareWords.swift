// RareWords: chooses the words by which a text is found: those that stand in few others.

internal import GRDB
internal import Synchronization

/// How many texts of an index hold a word, remembered: counting a common word walks all its texts.
final class RareWords: Sendable {
    private struct State {
        var counts: [String: Int] = [:]
        /// The size of the index when it was counted.
        var size = 0
    }

    private let sql: String
    private let state = Mutex(State())
    private static let mostRemembered = 50_000

    /// - Parameter vocabulary: the index's fts5vocab table.
    init(vocabulary: String) { sql = "SELECT doc FROM \(vocabulary) WHERE term = ?" }

    /// The rarest of some words that the index holds at all, rarest first.
    ///
    /// - Parameters:
    ///   - texts: stop once the words chosen stand in this many texts together.
    ///   - size: of the index now; counts from when it was much smaller are dropped.
    func choose(_ words: [String], most: Int, texts: Int, size: Int, _ db: Database) throws -> [String] {
        var chosen: [(word: String, count: Int)] = []
        for word in Set(words) {
            let count = try count(word, size, db)
            if count > 0 { chosen.append((word, count)) }
        }
        chosen.sort { ($0.count, $0.word) < ($1.count, $1.word) }
        var sum = 0
        var result: [String] = []
        for (word, count) in chosen.prefix(most) {
            sum += count
            if !result.isEmpty, sum > texts { break }
            result.append(word)
        }
        return result
    }

    private func count(_ word: String, _ size: Int, _ db: Database) throws -> Int {
        let known = state.withLock { state -> Int? in
            if size > state.size + state.size / 8 + 500 || size < state.size
                || state.counts.count > Self.mostRemembered
            {
                state = State(size: size)
            }
            return state.counts[word]
        }
        if let known, known > 0 { return known }
        let statement = try db.cachedStatement(sql: sql)
        let count = try Int.fetchOne(statement, arguments: [word]) ?? 0
        state.withLock { $0.counts[word] = count }
        return count
    }
}
