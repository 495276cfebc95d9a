// DistinctWords: the words of a text, each once, and how it is used.

internal import Packing

/// How one word is used in a text.
struct WordUse: Equatable {
    /// How often it stands there; in the opening it counts twice.
    private(set) var count: UInt32 = 0
    /// How much more often it is a name than not.
    private(set) var names: Int32 = 0

    /// 1 where it is a name no less often than not, else 0.
    @inline(__always)
    var name: UInt32 { 1 &- UInt32(bitPattern: names) &>> 31 }

    /// Tokens in the opening of a text.
    private static let opening = 100

    @inline(__always)
    mutating func add(_ flags: Tokens.Flags, at position: Int) {
        count &+= position < WordUse.opening ? 2 : 1
        names &+= flags.contains(.capital) ? 1 : -1
    }
}

/// The distinct words of a text in order, with what one pass over its tokens tells.
struct DistinctWords {
    /// Ascending.
    let words: [UInt32]
    let uses: [WordUse]
    /// How telling each of them is.
    let weights: [Float]
    /// For each token, the place of its word among the distinct ones.
    let ranks: [UInt32]
    /// Equal for texts that differ in marks and spaces alone.
    let digest: UInt64

    /// Texts of more words are sorted: a table of theirs would be larger than the nearest caches.
    private static let longest = 1 << 14

    /// Costs about 2 µs for 400 words.
    init(_ tokens: Tokens) {
        self = DistinctWords(numbering: tokens) ?? DistinctWords(sorting: tokens)
    }

    /// Nil where the text is long, or its words aren't spread evenly.
    init?(numbering tokens: Tokens) {
        let count = tokens.count
        guard count <= DistinctWords.longest else { return nil }
        var numbered = NumberedWords(capacity: count)
        // By number, that is in order of appearance, the uses and the ranks; by rank the numbers.
        let usesByNumber = UnsafeMutablePointer<WordUse>.allocate(capacity: count * 2)
        defer { usesByNumber.deallocate() }
        usesByNumber.initialize(repeating: WordUse(), count: count)
        let ranksByNumber = UnsafeMutableRawPointer(usesByNumber + count).bindMemory(
            to: UInt32.self, capacity: count * 2)
        let numbers = ranksByNumber + count
        var ranks = [UInt32](room: count) { ranks, filled in
            tokens.words.withUnsafeBufferPointer { words in
                tokens.flags.withUnsafeBufferPointer { flags in
                    for position in 0..<count {
                        guard let number = numbered.number(of: words[position]) else { return }
                        usesByNumber[Int(number)].add(flags[position], at: position)
                        ranks[position] = number
                    }
                    filled = count
                }
            }
        }
        guard ranks.count == count else { return nil }
        digest = WordHash.digest(of: tokens.words)
        let distinct = numbered.count
        words = [UInt32](room: distinct) { words, filled in
            numbered.list(words, numbers)
            filled = distinct
        }
        weights = StemFrequencies.shared.weights(of: words)
        uses = [WordUse](room: distinct) { uses, filled in
            for rank in 0..<distinct {
                uses[rank] = usesByNumber[Int(numbers[rank])]
                ranksByNumber[Int(numbers[rank])] = UInt32(truncatingIfNeeded: rank)
            }
            filled = distinct
        }
        ranks.withUnsafeMutableBufferPointer { ranks in
            for position in 0..<count { ranks[position] = ranksByNumber[Int(ranks[position])] }
        }
        self.ranks = ranks
    }

    init(sorting tokens: Tokens) {
        let count = tokens.count
        digest = WordHash.digest(of: tokens.words)
        // Hash (high half) and position (low half) of each token.
        var order = [UInt64](room: count) { order, filled in
            for position in 0..<count {
                order[position] = UInt64(tokens.words[position]) << 32 | UInt64(position)
            }
            filled = count
        }
        RadixSort.sortByUpperHalf(&order)
        let words = RadixSort.distinct(order)
        weights = StemFrequencies.shared.weights(of: words)
        var uses: [WordUse] = []
        uses.reserveCapacity(words.count)
        ranks = [UInt32](room: count) { ranks, filled in
            for entry in order {
                let position = Int(entry & 0xFFFF_FFFF)
                if uses.isEmpty || words[uses.count - 1] != entry >> 32 { uses.append(WordUse()) }
                uses[uses.count - 1].add(tokens.flags[position], at: position)
                ranks[position] = UInt32(truncatingIfNeeded: uses.count - 1)
            }
            filled = count
        }
        self.words = words
        self.uses = uses
    }
}
