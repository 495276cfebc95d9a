// NumberedWords: a table that finds the distinct words of a text and has them in order.

/// The distinct words of a text, numbered as they appear. Each stands at the place that its highest bits
/// name, or behind it: past all that are smaller, before all that are greater. Words are hashes, and so few
/// are in the way.
struct NumberedWords: ~Copyable {
    /// Of each word the hash (high half) and its number (low half).
    private let table: UnsafeMutablePointer<UInt64>
    private let shift: UInt64
    /// Greater than any word; its low half is no word's number.
    private let free: UInt64
    private var next: UInt64 = 0

    /// Places that a word may be off its own.
    private static let reach = 64

    /// Room for as many words.
    init(capacity: Int) {
        let bits = max(7, Int.bitWidth - max(0, capacity - 1).leadingZeroBitCount)
        shift = UInt64(64 - bits)
        free = UInt64(UInt32.max) << 32 | UInt64(1 << bits)
        let places = 1 << bits + NumberedWords.reach + 1
        table = .allocate(capacity: places)
        table.initialize(repeating: free, count: places)
    }

    deinit { table.deallocate() }

    /// Words found.
    var count: Int { Int(truncatingIfNeeded: next) }

    /// The number of a word; nil where more words are in each other's way than chance makes. Then nothing
    /// more may be asked.
    @inline(__always)
    mutating func number(of word: UInt32) -> UInt32? {
        let key = UInt64(word) << 32
        let home = Int(truncatingIfNeeded: key &>> shift)
        var place = home
        while table[place] < key { place &+= 1 }
        // Greater than all numbers, unless it is this word that stands there.
        let number = table[place] &- key
        if number < next { return UInt32(truncatingIfNeeded: number) }
        // It goes here, and those behind it one further up to the next free place.
        var moved = key | next
        while moved != free {
            swap(&moved, &table[place])
            place &+= 1
        }
        guard place &- home <= NumberedWords.reach else { return nil }
        next &+= 1
        return UInt32(truncatingIfNeeded: next &- 1)
    }

    /// Puts the words in order into `words`, and the number of each into `numbers`; both have room for all.
    func list(_ words: UnsafeMutableBufferPointer<UInt32>, _ numbers: UnsafeMutablePointer<UInt32>) {
        var rank = 0
        var place = 0
        while rank < count {
            let entry = table[place]
            // A free place is written over by the next one: nothing to branch on.
            words[rank] = UInt32(truncatingIfNeeded: entry >> 32)
            numbers[rank] = UInt32(truncatingIfNeeded: entry)
            rank &+= entry == free ? 0 : 1
            place &+= 1
        }
    }
}
