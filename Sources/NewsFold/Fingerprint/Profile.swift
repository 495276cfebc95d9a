// Profile: one text, prepared for comparison with others.

internal import NewsModel

/// A text with its words sorted, so that comparing two is merging sorted arrays. Immutable and shared:
/// the engine keeps the profiles of recent documents. What only some comparisons need is made for the
/// first of them: most texts never come to it.
final class Profile: Sendable {
    /// What is known of each token.
    let flags: [Tokens.Flags]
    /// Token positions at which sentences start, and the end of the last.
    let sentenceStarts: [UInt32]
    /// Distinct words, ascending.
    let words: [UInt32]
    /// For each token, the place of its word among the distinct ones: this is how the text is kept.
    let ranks: [UInt32]
    /// How telling each distinct word is.
    let weights: [Float]
    /// Distinct numbers, ascending.
    let numbers: [UInt32]
    /// Distinct words of the title, ascending; empty where there is none.
    let titleWords: [UInt32]
    /// A digest of the words in order: equal for texts that differ in marks and spaces alone.
    let digest: UInt64
    /// Made for the first comparison that gets past the words.
    private let madePlaces = LazyReference<ProfilePlaces>()
    /// Made for the first comparison that gets past the sentences, or has a long text.
    private let madeDetail = LazyReference<ProfileDetail>()

    var count: Int { ranks.count }

    /// - Parameter distinct: the distinct words of `tokens`.
    init(_ tokens: Tokens, _ distinct: DistinctWords, titleWords: [UInt32]) {
        flags = tokens.flags
        sentenceStarts = tokens.sentenceStarts
        self.titleWords = titleWords
        words = distinct.words
        ranks = distinct.ranks
        weights = distinct.weights
        numbers = Profile.numbers(of: tokens)
        digest = distinct.digest
    }

    private static func numbers(of tokens: Tokens) -> [UInt32] {
        var numbers: [UInt32] = []
        numbers.reserveCapacity(tokens.count / 16)
        for position in tokens.flags.indices where tokens.flags[position].contains(.number) {
            numbers.append(tokens.words[position])
        }
        return WordCounts(numbers).words
    }

    /// Whether two texts differ in marks and spaces at most.
    func hasSameWords(as other: Profile) -> Bool {
        digest == other.digest && words == other.words && ranks == other.ranks
    }

    /// Whether two texts are the same to every comparison but that of their titles.
    func isSame(as other: Profile) -> Bool {
        self === other
            || hasSameWords(as: other) && flags == other.flags && sentenceStarts == other.sentenceStarts
    }

    /// In which sentences each word stands, and what may tell the text from another.
    var places: ProfilePlaces {
        madePlaces.value { ProfilePlaces(self) }
    }
    private var detail: ProfileDetail { madeDetail.value { ProfileDetail(self) } }

    /// The words in the order of the text.
    var textWords: [UInt32] { detail.textWords }

    /// Runs of three words.
    var trigrams: TrigramTable { detail.trigrams }
    /// Those of the words outside quotation marks; nil where all are.
    var unquotedTrigrams: TrigramTable? { detail.unquoted }
}
