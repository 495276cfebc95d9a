// LineTokens: the words of one line as hashes, for looking phrases up without building strings.

/// The words of a stretch of text. Apostrophes inside a word don't count; case doesn't either.
struct LineTokens {
    struct Word {
        var hash: UInt64
        /// Where it stands, in the scalars it was read from.
        var range: Range<Int>
        /// Whether it is made of digits alone.
        var isNumber: Bool
    }

    private(set) var words: [Word] = []

    var count: Int { words.count }
    var hashes: [UInt64] { words.map(\.hash) }

    /// The hash that stands for any number in a phrase.
    static let anyNumber = hash(of: "#")

    init(_ scalars: [UInt32], in range: Range<Int>) {
        words.reserveCapacity(range.count / 5 + 1)
        Self.forEach(scalars, in: range) { words.append($0) }
    }

    /// The words of a phrase in a table; "#" alone is a word of its own there.
    init(phrase: Substring) {
        let scalars = phrase.unicodeScalars.map(\.value)
        var start = 0
        while start < scalars.count {
            let end = scalars[start...].firstIndex(of: 0x20) ?? scalars.count
            if end == start + 1, scalars[start] == 0x23 {
                words.append(Word(hash: Self.anyNumber, range: 0..<0, isNumber: true))
            } else {
                Self.forEach(scalars, in: start..<end) { words.append($0) }
            }
            start = end + 1
        }
    }

    /// The first word of a stretch.
    static func first(_ scalars: [UInt32], in range: Range<Int>) -> Word? {
        scalars.withUnsafeBufferPointer { buffer in
            Letters.folded.withUnsafeBufferPointer { table in
                var index = range.lowerBound
                return next(buffer, &index, range.upperBound, table)
            }
        }
    }

    /// Calls `body` with each word of a stretch, in order.
    static func forEach(_ scalars: [UInt32], in range: Range<Int>, _ body: (Word) -> Void) {
        scalars.withUnsafeBufferPointer { buffer in
            Letters.folded.withUnsafeBufferPointer { table in
                var index = range.lowerBound
                while let word = next(buffer, &index, range.upperBound, table) { body(word) }
            }
        }
    }

    @inline(__always)
    private static func next(
        _ scalars: UnsafeBufferPointer<UInt32>, _ index: inout Int, _ end: Int,
        _ table: UnsafeBufferPointer<UInt32>
    ) -> Word? {
        while index < end, Letters.fold(scalars[index], table) == 0 { index += 1 }
        guard index < end else { return nil }
        let start = index
        var hash = seed
        var hasOnlyDigits = true
        while index < end {
            let scalar = scalars[index]
            let folded = Letters.fold(scalar, table)
            if folded != 0 {
                hash = (hash ^ UInt64(folded)) &* prime
                if !Letters.isDigit(scalar) { hasOnlyDigits = false }
            } else if !Letters.isApostrophe(scalar) || index + 1 >= end
                || Letters.fold(scalars[index + 1], table) == 0
            {
                break
            }
            index += 1
        }
        return Word(hash: hash, range: start..<index, isNumber: hasOnlyDigits)
    }

    /// A hash of all words: equal for lines that differ in case, space and punctuation alone.
    var key: UInt64 { words.reduce(Self.emptyKey) { PhraseTrie.step($0, $1.hash) } }

    /// The key of no words.
    static var emptyKey: UInt64 { seed }

    /// FNV-1a over scalars (Fowler, Noll, Vo).
    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3

    static func hash(of word: String) -> UInt64 {
        word.unicodeScalars.reduce(seed) { ($0 ^ UInt64($1.value)) &* prime }
    }
}
