// Profile: one text, prepared for comparison with others.

internal import NewsModel

/// A text with its words sorted, so that comparing two is merging sorted arrays. Immutable and shared:
/// the engine keeps the profiles of recent documents. What only some comparisons need is made for the
/// first of them: most texts never come to it.
final class Profile: Sendable {
    let tokens: Tokens
    /// Hash (high half) and position (low half) of each token, ascending.
    let order: [UInt64]
    /// Distinct words, ascending.
    let words: [UInt32]
    /// How telling each distinct word is.
    let weights: [Float]
    /// Distinct words of the title, ascending; empty where there is none.
    let titleWords: [UInt32]
    /// A digest of the words in order: equal for texts that differ in marks and spaces alone.
    let digest: UInt64
    /// Made for the first comparison that gets past the words.
    private let madePlaces = LazyReference<ProfilePlaces>()
    /// Made for the first comparison that gets past the sentences.
    private let madeDetail = LazyReference<ProfileDetail>()

    var count: Int { tokens.count }

    /// Prepares a text. Costs about 8 µs for 400 words.
    init(_ text: String, title: Tokens = Tokens("")) {
        titleWords = Set(title.words).sorted()
        let tokens = Tokens(text)
        self.tokens = tokens
        digest = tokens.words.reduce(UInt64(tokens.count)) { WordHash.mix($0 &* 31 &+ UInt64($1)) }
        var order = [UInt64](unsafeUninitializedCapacity: tokens.count) { order, filled in
            for (position, word) in tokens.words.enumerated() {
                order[position] = UInt64(word) << 32 | UInt64(position)
            }
            filled = tokens.count
        }
        RadixSort.sortByUpperHalf(&order)
        self.order = order
        words = Profile.distinct(order)
        weights = StemFrequencies.shared.weights(of: words)
    }

    /// Whether two texts differ in marks and spaces at most.
    func hasSameWords(as other: Profile) -> Bool {
        digest == other.digest && tokens.words == other.tokens.words
    }

    /// Whether two texts are the same to every comparison but that of their titles.
    func isSame(as other: Profile) -> Bool {
        self === other
            || hasSameWords(as: other) && tokens.flags == other.tokens.flags
                && sentenceStarts == other.sentenceStarts
    }

    /// The distinct upper halves of sorted values.
    static func distinct(_ sorted: [UInt64]) -> [UInt32] {
        sorted.withUnsafeBufferPointer { sorted in
            var count = min(1, sorted.count)
            for index in 1..<max(1, sorted.count) {
                count &+= sorted[index] >> 32 == sorted[index &- 1] >> 32 ? 0 : 1
            }
            return [UInt32](unsafeUninitializedCapacity: count) { words, filled in
                // Each is written over until another comes: nothing to branch on.
                var end = 0
                for index in sorted.indices {
                    end &+= index > 0 && sorted[index] >> 32 != sorted[index &- 1] >> 32 ? 1 : 0
                    words[end] = UInt32(truncatingIfNeeded: sorted[index] >> 32)
                }
                filled = count
            }
        }
    }

    /// How often one word stands in a text.
    struct WordUse {
        var count = 0
        /// Of them in the opening.
        var inOpening = 0
        /// Of them with a capital inside a sentence.
        var asName = 0
    }

    /// Hands each distinct word to `body`, ascending, with its weight and how it is used; the opening are
    /// the first tokens.
    @inline(__always)
    func forEachWord(opening: Int, _ body: (UInt32, Float, WordUse) -> Void) {
        order.withUnsafeBufferPointer { order in
            tokens.flags.withUnsafeBufferPointer { flags in
                var index = 0
                for rank in words.indices {
                    let word = order[index] >> 32
                    var use = WordUse()
                    while index < order.count, order[index] >> 32 == word {
                        let position = Int(order[index] & 0xFFFF_FFFF)
                        use.count &+= 1
                        use.inOpening &+= position < opening ? 1 : 0
                        use.asName &+= flags[position].contains(.capital) ? 1 : 0
                        index &+= 1
                    }
                    body(UInt32(truncatingIfNeeded: word), weights[rank], use)
                }
            }
        }
    }

    /// Where each word stands.
    var places: ProfilePlaces {
        madePlaces.value { ProfilePlaces(tokens, order: order, words: words) }
    }
    private var detail: ProfileDetail { madeDetail.value { ProfileDetail(tokens) } }

    /// Runs of three words.
    var trigrams: TrigramTable { detail.trigrams }
    /// Those of the words outside quotation marks; nil where all are.
    var unquotedTrigrams: TrigramTable? { detail.unquoted }
    /// Token positions at which sentences start, and the end of the last.
    var sentenceStarts: [UInt32] { tokens.sentenceStarts }
}
