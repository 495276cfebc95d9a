// StoryPlaces: a hash table of one number a word.

/// Numbers by word. Open addressing, eight bytes a place, at most 3/4 full.
struct StoryPlaces: Sendable {
    /// Of each word its hash (high half) and its number (low half); the low half of a free place is no number.
    private var entries: [UInt64] = []
    private(set) var count = 0
    /// Words are hashes, but known ones, and who sends articles chooses the words: where they go nobody can
    /// foretell.
    private let factor = UInt64.random(in: .min ... .max) | 1

    private static let free = UInt64(UInt32(bitPattern: .min))
    private static let fewest = 64

    /// Bytes held.
    var bytes: Int { entries.capacity * 8 }
    /// Ascending.
    var words: [UInt32] {
        entries.filter { !StoryPlaces.isFree($0) }.map { UInt32(truncatingIfNeeded: $0 >> 32) }.sorted()
    }

    /// The number of a word, which isn't `Int32.min`; nil where it has none.
    subscript(word: UInt32) -> Int32? {
        get {
            guard let place = place(of: word), !StoryPlaces.isFree(entries[place]) else { return nil }
            return Int32(truncatingIfNeeded: entries[place])
        }
        set {
            guard let newValue else { return remove(word) }
            guard add(newValue, at: word) != nil, let place = place(of: word) else { return }
            entries[place] = StoryPlaces.entry(word, newValue)
        }
    }

    /// Gives a number to a word that has none.
    ///
    /// - Returns: the number that the word has already, which stays.
    mutating func add(_ number: Int32, at word: UInt32) -> Int32? {
        if (count + 1) * 4 > entries.count * 3 { grow() }
        guard let place = place(of: word) else { return nil }
        guard StoryPlaces.isFree(entries[place]) else { return Int32(truncatingIfNeeded: entries[place]) }
        entries[place] = StoryPlaces.entry(word, number)
        count += 1
        return nil
    }

    @inline(__always)
    private static func entry(_ word: UInt32, _ number: Int32) -> UInt64 {
        UInt64(word) << 32 | UInt64(UInt32(bitPattern: number))
    }

    /// Where a word is, or the free place where it would go.
    @inline(__always)
    private func place(of word: UInt32) -> Int? {
        guard !entries.isEmpty else { return nil }
        return entries.withUnsafeBufferPointer { entries in
            var place = home(of: word)
            while !StoryPlaces.isFree(entries[place]), entries[place] >> 32 != word {
                place = (place + 1) & (entries.count - 1)
            }
            return place
        }
    }

    /// The place from which a word is looked for. There is a power of two of places.
    @inline(__always)
    private func home(of word: UInt32) -> Int {
        Int(truncatingIfNeeded: (UInt64(word) &* factor) >> 32) & (entries.count - 1)
    }

    @inline(__always)
    private static func isFree(_ entry: UInt64) -> Bool { entry & 0xFFFF_FFFF == free }

    private mutating func remove(_ word: UInt32) {
        guard var gap = place(of: word), !StoryPlaces.isFree(entries[gap]) else { return }
        count -= 1
        let mask = entries.count - 1
        var place = (gap + 1) & mask
        // What was put further on since the place was taken moves up.
        while !StoryPlaces.isFree(entries[place]) {
            let home = home(of: UInt32(truncatingIfNeeded: entries[place] >> 32))
            if (place - home) & mask >= (place - gap) & mask {
                entries[gap] = entries[place]
                gap = place
            }
            place = (place + 1) & mask
        }
        entries[gap] = StoryPlaces.free
    }

    private mutating func grow() {
        let old = entries
        entries = [UInt64](repeating: StoryPlaces.free, count: max(StoryPlaces.fewest, old.count * 2))
        for entry in old where !StoryPlaces.isFree(entry) {
            if let place = place(of: UInt32(truncatingIfNeeded: entry >> 32)) { entries[place] = entry }
        }
    }
}
