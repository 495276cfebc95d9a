// WordingPool: the distinct wordings of all quotes, found again by the stems that they share.

/// Keeps each wording once, as text, with postings from its stems. Wordings are prepared anew when
/// they are compared: text is a tenth of the size.
struct WordingPool: Sendable {
    /// Stems of a wording that lead to it.
    static let mostKeys = 24
    /// The same where some are parts of words.
    static let mostGrams = 48
    /// Postings looked at in a search, in all and of one stem. The rarest stems go first, and of a
    /// long list the latest wordings: copies follow their source within days.
    private static let reach = 1024
    private static let reachOfStem = 256
    /// Wordings whose keys are compared one by one for each that is asked for.
    private static let weighedForEach = 8
    /// Candidates share at least this part of the lighter wording's keys by weight.
    private static let leastShared: Float = 0.33

    struct Entry: Sendable {
        var text: String
        var key: UInt64
        /// As `Wording.length`.
        var wordCount: Int32
        /// As `Wording.mass`.
        var mass: Float
        /// The stems that lead to it, ascending.
        var keys: [Key]
        /// Occurrences that have it.
        var occurrences: [Int32] = []
    }

    struct Key: Sendable {
        var stem: UInt32
        var rarity: Float
    }

    var entries: [Entry] = []
    /// The rarity of each entry's keys together; apart from the entries, since a search reads many.
    var keyMasses: [Float] = []
    var byKey: [UInt64: Int32] = [:]
    var postings: [UInt32: [Int32]] = [:]

    /// The wording's place, made if it is new.
    mutating func intern(_ wording: Wording) -> Int32 {
        if let known = byKey[wording.key] { return known }
        let index = Int32(entries.count)
        let keys = Self.keys(of: wording)
        entries.append(
            Entry(
                text: wording.text, key: wording.key, wordCount: Int32(wording.length),
                mass: wording.mass,
                keys: keys.sorted { $0.stem < $1.stem }))
        keyMasses.append(keys.reduce(0) { $0 + $1.rarity })
        byKey[wording.key] = index
        for key in keys { postings[key.stem, default: []].append(index) }
        return index
    }

    func index(of wording: Wording) -> Int32? { byKey[wording.key] }

    mutating func add(occurrence: Int32, to wording: Int32) {
        entries[Int(wording)].occurrences.append(occurrence)
    }

    mutating func remove(from wording: Int32, where isGone: (Int32) -> Bool) {
        entries[Int(wording)].occurrences.removeAll(where: isGone)
    }

    /// Puts wordings into the order of their first occurrences, and the occurrences of each as well. Those that
    /// nothing has any more go.
    ///
    /// - Parameters:
    ///   - order: all occurrences.
    ///   - wording: the wording of one.
    /// - Returns: by the old place of each wording the new one, or -1.
    mutating func settleOrder(_ order: [Int32], _ wording: (Int32) -> Int32) -> [Int32] {
        var places = [Int32](repeating: -1, count: entries.count)
        var sorted: [Entry] = []
        sorted.reserveCapacity(entries.count)
        var masses: [Float] = []
        func take(_ old: Int) {
            places[old] = Int32(sorted.count)
            byKey[entries[old].key] = Int32(sorted.count)
            sorted.append(entries[old])
            sorted[sorted.count - 1].occurrences.removeAll()
            masses.append(keyMasses[old])
        }
        for occurrence in order {
            let old = Int(wording(occurrence))
            if places[old] < 0 { take(old) }
            sorted[Int(places[old])].occurrences.append(occurrence)
        }
        for old in entries.indices where places[old] < 0 { byKey[entries[old].key] = nil }
        entries = sorted
        keyMasses = masses
        postings = postings.compactMapValues { list in
            let kept = list.compactMap { places[Int($0)] < 0 ? nil : places[Int($0)] }.sorted()
            return kept.isEmpty ? nil : kept
        }
        return places
    }

    /// Wordings that may render the same utterance, the likeliest first; those that nothing has any
    /// more are left out.
    func candidates(for wording: Wording, limit: Int) -> [Int32] {
        var keys = Self.keys(of: wording)
        keys.sort { $0.stem < $1.stem }
        let keyMass = keys.reduce(0) { $0 + $1.rarity }
        var found: [(wording: Int32, share: Float)] = []
        for hit in likeliest(keys, keyMass, count: limit * Self.weighedForEach) {
            let entry = Int(hit)
            guard !entries[entry].occurrences.isEmpty else { continue }
            let part = Self.shared(keys, entries[entry].keys)
            let whole = max(0.1, min(keyMass, keyMasses[entry]))
            // Of two that share the same part, the one that shares more.
            if part >= Self.leastShared * whole { found.append((hit, part / whole + part / 1000)) }
        }
        found.sort { ($0.share, -$0.wording) > ($1.share, -$1.wording) }
        return found.prefix(limit).map(\.wording)
    }

    /// Wordings that share the most by the stems whose postings are looked at, in no order, without
    /// those that can't share enough by any stem.
    private func likeliest(_ keys: [Key], _ keyMass: Float, count: Int) -> [Int32] {
        var lists = keys.compactMap { key in postings[key.stem].map { (list: $0, rarity: key.rarity) } }
        lists.sort { $0.list.count < $1.list.count }
        var tally = PostingTally(capacity: Self.reach + Self.reachOfStem)
        var looked = 0
        // What a wording may share by stems whose postings weren't looked at; a little for rounding.
        var unseen: Float = 0.01
        for (list, rarity) in lists {
            let isReached = looked < Self.reach
            if !isReached || list.count > Self.reachOfStem { unseen += rarity }
            guard isReached else { continue }
            let latest = list.suffix(Self.reachOfStem)
            for wording in latest { tally.add(rarity, to: wording) }
            looked += latest.count
        }
        func whole(_ wording: Int32) -> Float { max(0.1, min(keyMass, keyMasses[Int(wording)])) }
        let greatest = tally.greatest(count) { wording, sum in sum / whole(wording) }
        return greatest.compactMap { wording, sum in
            sum + unseen >= Self.leastShared * whole(wording) ? wording : nil
        }
    }

    /// The rarity that two ascending lists of keys share.
    private static func shared(_ one: [Key], _ other: [Key]) -> Float {
        var part: Float = 0
        var index = 0
        for key in one {
            while index < other.count, other[index].stem < key.stem { index += 1 }
            guard index < other.count else { break }
            if other[index].stem == key.stem { part += key.rarity }
        }
        return part
    }

    /// The rarest stems of a wording; all its words where hardly one tells anything.
    private static func keys(of wording: Wording) -> [Key] {
        let content = wording.stems.filter(\.isContent)
        let stems = content.count >= 2 ? content : wording.stems
        var keys = stems.map {
            Key(stem: UInt32(truncatingIfNeeded: $0.hash >> 16), rarity: max(0.5, $0.rarity))
        }
        keys.sort { ($0.rarity, $0.stem) > ($1.rarity, $1.stem) }
        let most = stems.contains(where: \.isGram) ? mostGrams : mostKeys
        var unique: [Key] = []
        for key in keys where unique.last?.stem != key.stem {
            unique.append(key)
            if unique.count == most { break }
        }
        return unique
    }

    /// Bytes held, roughly.
    var bytes: Int {
        entries.reduce(0) { $0 + 128 + $1.text.utf8.count + 4 * $1.occurrences.count + 12 * $1.keys.count }
            + postings.count * 56
    }
}
