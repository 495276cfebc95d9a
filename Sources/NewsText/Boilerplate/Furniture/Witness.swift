// Witness: an article that a passage stood in, as far as it has to be told from others.

/// Hashes of what makes an article another one than those before: 48 bytes.
struct Witness: Sendable {
    private let lineage: UInt32
    private let title: UInt32
    private let paragraph: UInt32
    let topics: Topics

    /// - Parameters:
    ///   - lineage: what all versions of the article share.
    ///   - title: 0 where it has none.
    ///   - paragraph: the longest one.
    init(lineage: UInt64, title: UInt64, paragraph: UInt64, topics: Topics) {
        self.lineage = UInt32(truncatingIfNeeded: lineage)
        self.title = UInt32(truncatingIfNeeded: title)
        self.paragraph = UInt32(truncatingIfNeeded: paragraph)
        self.topics = topics
    }

    /// Whether the two may be one article: submitted again, revised, or issued anew.
    func isAkin(to other: Witness) -> Bool {
        lineage == other.lineage || paragraph == other.paragraph || title != 0 && title == other.title
    }
}

/// What an article is about: some words of its headline and of its longest paragraph, which is
/// hardly ever the site's. Words as 16 bits of their hashes: what is told from them needs several.
struct Topics: Sendable {
    private var first = SIMD8<UInt16>(repeating: 0)
    private var second = SIMD8<UInt16>(repeating: 0)
    static let most = 16
    /// Of the headline, so that room is left for the paragraph.
    private static let mostOfTitle = 8

    /// - Parameters:
    ///   - title: the words of the headline, and `titleScalars` what they were read from.
    ///   - paragraph: the words of the longest paragraph, and `scalars` what they were read from.
    ///   - outlet: hashes of words that say nothing here: the outlet's own name.
    init(
        title: LineTokens, of titleScalars: [UInt32], paragraph: LineTokens, of scalars: [UInt32],
        except outlet: [UInt64]
    ) {
        var words: [UInt16] = []
        words.reserveCapacity(Self.most)
        func add(_ word: LineTokens.Word, most: Int) {
            let short = UInt16(truncatingIfNeeded: word.hash ^ word.hash >> 32)
            guard words.count < most, short != 0, !word.isNumber, !words.contains(short),
                !outlet.contains(word.hash)
            else { return }
            words.append(short)
        }
        for word in title.words where Self.isLong(word, titleScalars, from: 5) {
            add(word, most: Self.mostOfTitle)
        }
        // Names first.
        for word in paragraph.words.dropFirst()
        where Self.isLong(word, scalars, from: 4) && Letters.isUppercase(scalars[word.range.lowerBound]) {
            add(word, most: Self.most)
        }
        for word in paragraph.words where words.count < Self.most && Self.isLong(word, scalars, from: 6) {
            add(word, most: Self.most)
        }
        for (index, word) in words.enumerated() {
            if index < 8 { first[index] = word } else { second[index - 8] = word }
        }
    }

    /// Whether a word is long enough to be of a topic; two syllables of Korean are.
    private static func isLong(_ word: LineTokens.Word, _ scalars: [UInt32], from count: Int) -> Bool {
        word.range.count >= count
            || word.range.count >= 2 && (0xAC00...0xD7A3).contains(scalars[word.range.lowerBound])
    }

    func forEach(_ body: (UInt16) -> Void) {
        for index in 0..<8 where first[index] != 0 { body(first[index]) }
        for index in 0..<8 where second[index] != 0 { body(second[index]) }
    }
}
