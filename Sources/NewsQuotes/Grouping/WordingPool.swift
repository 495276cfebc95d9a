// WordingPool: the distinct wordings of all quotes, found again by the stems that they share.

/// Keeps each wording once, as text, with postings from its stems. Wordings are prepared anew when
/// they are compared: text is a tenth of the size.
struct WordingPool: Sendable {
    /// Stems of a wording that lead to it.
    static let mostKeys = 24
    /// Postings looked at in a search, in all and of one stem; the rarest stems go first, and of a
    /// long list the latest wordings: copies follow their source within days.
    private static let reach = 4096
    private static let reachOfStem = 1024
    /// Candidates share at least this part of the lighter wording's keys by weight.
    private static let leastShared: Float = 0.3

    struct Entry: Sendable {
        var text: String
        var key: UInt64
        var wordCount: Int32
        /// As `Wording.mass`.
        var mass: Float
        /// Rarity of its keys together.
        var keyMass: Float
        /// Occurrences that have it.
        var occurrences: [Int32] = []
    }

    private(set) var entries: [Entry] = []
    private var byKey: [UInt64: Int32] = [:]
    private var postings: [UInt32: [Int32]] = [:]

    /// The wording's place, made if it is new.
    mutating func intern(_ wording: Wording) -> Int32 {
        if let known = byKey[wording.key] { return known }
        let index = Int32(entries.count)
        let keys = Self.keys(of: wording)
        entries.append(
            Entry(
                text: wording.text, key: wording.key, wordCount: Int32(wording.stems.count), mass: wording.mass,
                keyMass: keys.reduce(0) { $0 + $1.rarity }))
        byKey[wording.key] = index
        for key in keys { postings[key.stem, default: []].append(index) }
        return index
    }

    func index(of wording: Wording) -> Int32? { byKey[wording.key] }

    mutating func add(occurrence: Int32, to wording: Int32) { entries[Int(wording)].occurrences.append(occurrence) }

    mutating func remove(occurrence: Int32, from wording: Int32) {
        entries[Int(wording)].occurrences.removeAll { $0 == occurrence }
    }

    /// Wordings that may render the same utterance, the likeliest first; those that nothing has any
    /// more are left out.
    func candidates(for wording: Wording, limit: Int) -> [Int32] {
        let keys = Self.keys(of: wording)
        let keyMass = keys.reduce(0) { $0 + $1.rarity }
        var lists: [(list: [Int32], rarity: Float)] = []
        for key in keys {
            if let list = postings[key.stem] { lists.append((list, key.rarity)) }
        }
        lists.sort { $0.list.count < $1.list.count }
        var hits: [(wording: Int32, rarity: Float)] = []
        for (list, rarity) in lists where hits.count < Self.reach {
            for wording in list.suffix(Self.reachOfStem) { hits.append((wording, rarity)) }
        }
        hits.sort { $0.wording < $1.wording }
        var found: [(wording: Int32, share: Float)] = []
        var position = 0
        while position < hits.count {
            let candidate = hits[position].wording
            var shared: Float = 0
            while position < hits.count, hits[position].wording == candidate {
                shared += hits[position].rarity
                position += 1
            }
            let entry = entries[Int(candidate)]
            let share = shared / max(0.1, min(keyMass, entry.keyMass))
            if share >= Self.leastShared, !entry.occurrences.isEmpty {
                // Of two that share the same part, the one that shares more.
                found.append((candidate, share + shared / 1000))
            }
        }
        found.sort { ($0.share, -$0.wording) > ($1.share, -$1.wording) }
        return found.prefix(limit).map(\.wording)
    }

    /// The rarest stems of a wording; all its words where hardly one tells anything.
    private static func keys(of wording: Wording) -> [(stem: UInt32, rarity: Float)] {
        let content = wording.stems.filter(\.isContent)
        let stems = content.count >= 2 ? content : wording.stems
        var keys = stems.map { (stem: UInt32(truncatingIfNeeded: $0.hash >> 16), rarity: max(0.5, $0.rarity)) }
        keys.sort { ($0.rarity, $0.stem) > ($1.rarity, $1.stem) }
        var unique: [(stem: UInt32, rarity: Float)] = []
        for key in keys where unique.last?.stem != key.stem {
            unique.append(key)
            if unique.count == mostKeys { break }
        }
        return unique
    }

    /// Bytes held, roughly.
    var bytes: Int {
        entries.reduce(0) { $0 + 64 + $1.text.utf8.count + 4 * $1.occurrences.count + 4 * Int($1.wordCount) }
            + postings.count * 56
    }
}
