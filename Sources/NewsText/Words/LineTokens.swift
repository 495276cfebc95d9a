// LineTokens: the words of one line as hashes, for looking phrases up without building strings.

/// The words of a stretch of text. Apostrophes inside a word don't count; case doesn't either.
struct LineTokens {
    /// A hash for each word.
    private(set) var hashes: [UInt64] = []
    /// Whether each word is made of digits alone.
    private(set) var isNumber: [Bool] = []
    /// Where each word stands, in the scalars it was read from.
    private(set) var ranges: [Range<Int>] = []

    /// The hash that stands for any number in a phrase.
    static let anyNumber = hash(of: "#")

    var count: Int { hashes.count }

    init(_ scalars: [UInt32], in range: Range<Int>) {
        let table = Letters.folded
        var index = range.lowerBound
        while index < range.upperBound {
            guard Letters.fold(scalars[index], table) != 0 else {
                index += 1
                continue
            }
            let start = index
            var hash = Self.seed
            var hasOnlyDigits = true
            while index < range.upperBound {
                let scalar = scalars[index]
                let folded = Letters.fold(scalar, table)
                if folded != 0 {
                    hash = (hash ^ UInt64(folded)) &* Self.prime
                    if !Letters.isDigit(scalar) { hasOnlyDigits = false }
                } else if !Letters.isApostrophe(scalar) || index + 1 >= range.upperBound
                    || Letters.fold(scalars[index + 1], table) == 0
                {
                    break
                }
                index += 1
            }
            hashes.append(hash)
            isNumber.append(hasOnlyDigits)
            ranges.append(start..<index)
        }
    }

    /// The words of a phrase in a table; "#" alone is a word of its own there.
    init(phrase: Substring) {
        for word in phrase.split(separator: " ") {
            if word == "#" {
                hashes.append(Self.anyNumber)
                isNumber.append(true)
                ranges.append(0..<0)
            } else {
                let scalars = word.unicodeScalars.map(\.value)
                let tokens = LineTokens(scalars, in: 0..<scalars.count)
                hashes += tokens.hashes
                isNumber += tokens.isNumber
                ranges += tokens.ranges
            }
        }
    }

    /// A hash of all words: equal for lines that differ in case, space and punctuation alone.
    var key: UInt64 { hashes.reduce(Self.seed) { PhraseTrie.step($0, $1) } }

    /// FNV-1a over scalars (Fowler, Noll, Vo).
    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3

    static func hash(of word: String) -> UInt64 {
        word.unicodeScalars.reduce(seed) { ($0 ^ UInt64($1.value)) &* prime }
    }
}
