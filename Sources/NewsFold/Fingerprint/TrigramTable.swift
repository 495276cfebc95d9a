// TrigramTable: where runs of three words stand in a text.

internal import Packing

/// A hash table of runs of three words, by the 32 bits of `WordHash.trigram`. Made and asked in one pass
/// over the words: sorting them would cost ten times as much, and most texts are compared but once.
struct TrigramTable: Sendable {
    /// Of each position of the text the hash of the three words that start there.
    let hashes: [UInt32]
    /// The next position of the same hash, or -1; empty where nobody asks for it.
    let next: [Int32]
    /// Positions whose hash stands before them too.
    let repeated: [Int32]
    /// Of each hash its first position; -1 where a place is free: more than half of them are.
    private let places: [Int32]
    private let shift: UInt64

    /// Which hashes meet in a place can't be foretold by those who write texts.
    private static let spread = UInt64.random(in: 0...UInt64.max) | 1
    private let spread = TrigramTable.spread

    /// Costs about a microsecond for 400 words.
    ///
    /// - Parameter isChained: whether more than the first position of a hash is asked for.
    init(_ words: [UInt32], isChained: Bool) {
        let count = max(0, words.count - 2)
        // A whole power of two, at least twice as many as are taken.
        let bits = Int.bitWidth - max(1, 2 * count - 1).leadingZeroBitCount
        let shift = UInt64(64 - bits)
        let spread = TrigramTable.spread
        var places = [Int32](room: 1 << bits, repeating: -1)
        var next = [Int32](room: isChained ? count : 0, repeating: -1)
        var repeated: [Int32] = []
        hashes = [UInt32](room: count) { hashes, filled in
            filled = count
            words.withUnsafeBufferPointer { words in
                for position in 0..<count {
                    hashes[position] = WordHash.trigram(
                        words[position], words[position + 1], words[position + 2])
                }
            }
            places.withUnsafeMutableBufferPointer { places in
                next.withUnsafeMutableBufferPointer { next in
                    // From the last on, so that the first of a hash is met last and stands in the table.
                    for position in stride(from: count - 1, through: 0, by: -1) {
                        let hash = hashes[position]
                        var place = TrigramTable.place(of: hash, spread, shift)
                        while places[place] >= 0, hashes[Int(places[place])] != hash {
                            place = (place &+ 1) & (places.count &- 1)
                        }
                        let later = places[place]
                        if later >= 0 {
                            if isChained { next[position] = later }
                            repeated.append(later)
                        }
                        places[place] = Int32(truncatingIfNeeded: position)
                    }
                }
            }
        }
        self.next = next
        self.repeated = repeated
        self.places = places
        self.shift = shift
    }

    /// Different hashes.
    var distinct: Int { hashes.count - repeated.count }

    @inline(__always)
    private static func place(of hash: UInt32, _ spread: UInt64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: (UInt64(hash) &* spread) &>> shift)
    }

    /// For each position of another text the first position at which its three words stand in this one, or
    /// -1; the last two positions start no three words.
    func positions(of other: TrigramTable) -> [Int32] {
        let count = other.hashes.count
        return [Int32](room: count + 2) { found, filled in
            filled = count + 2
            other.hashes.withUnsafeBufferPointer { theirs in
                hashes.withUnsafeBufferPointer { hashes in
                    places.withUnsafeBufferPointer { places in
                        let (spread, shift, mask) = (spread, shift, places.count &- 1)
                        for position in 0..<count {
                            let hash = theirs[position]
                            var place = TrigramTable.place(of: hash, spread, shift)
                            while places[place] >= 0, hashes[Int(places[place])] != hash {
                                place = (place &+ 1) & mask
                            }
                            found[position] = places[place]
                        }
                    }
                }
            }
            found[count] = -1
            found[count + 1] = -1
        }
    }

    /// How many different hashes are in both.
    ///
    /// - Parameter positions: what `positions(of: other)` said.
    func shared(with other: TrigramTable, _ positions: [Int32]) -> Int {
        positions.count { $0 >= 0 } - other.repeated.count { positions[Int($0)] >= 0 }
    }

    /// Different hashes in both / those of the text with fewer, 0 … 1.
    func containment(_ other: TrigramTable, _ positions: [Int32]) -> Double {
        Double(shared(with: other, positions)) / Double(max(1, min(distinct, other.distinct)))
    }
}
