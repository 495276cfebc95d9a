// PreparedDocument: a document with all that folding computes from it alone.

internal import FoundationEssentials
package import NewsModel
package import NewsQuotes

/// A document ready to be folded. Costly to make and independent of all others: make it on any
/// thread with `FoldEngine.prepare`. Immutable and shared: the engine keeps those of recent documents.
package final class PreparedDocument: Sendable {
    /// With its quotations extracted.
    package let document: Document
    package let quotations: DocumentQuotations
    /// The text's words, sorted and indexed.
    let profile: Profile
    let signature: Signature

    /// Texts of fewer words are told apart by their titles too.
    private static let wordsWithoutTitle = 20
    /// Texts of fewer words may be notices that a site puts in a page's place, under any title.
    static let noticeWords = 120
    /// Texts of fewer words are never copies of anything: headlines, empty pages.
    private static let fewestWords = 5

    init(_ document: consuming Document) {
        quotations = DocumentQuotations(document)
        let titleWords = Tokens.words(of: document.title)
        let title = titleWords.reduce(0) { WordHash.mix($0 &* 31 &+ UInt64($1) &+ 1) }
        let titleCounts = WordCounts(titleWords)
        let tokens = Tokens(document.text)
        let distinct = DistinctWords(tokens)
        let profile = Profile(tokens, distinct, titleWords: titleCounts.words)
        self.profile = profile
        let group: UInt64 =
            switch profile.count {
            case ..<PreparedDocument.fewestWords: 0
            case ..<PreparedDocument.wordsWithoutTitle: WordHash.mix(profile.digest ^ title)
            default: profile.digest
            }
        signature = Signature(
            group: group, title: title,
            isTitleForeign: profile.count < PreparedDocument.noticeWords
                && PreparedDocument.isForeign(titleCounts.words, to: distinct.words),
            outlet: document.outlet,
            published: document.published?.timeIntervalSinceReferenceDate ?? .nan,
            withdrawal: document.status == .canceled ? .notice : .none,
            keys: group == 0 ? [] : SketchKeys.keys(of: tokens.words),
            terms: StoryTerms(distinct, title: titleCounts), quotations: quotations.remainder)
        // Last: what is read of a stored property would be read of a copy.
        self.document = document
    }

    /// Whether a title has next to nothing in common with a text: less than a quarter of what its words tell.
    /// Both ascend.
    private static func isForeign(_ title: [UInt32], to text: [UInt32]) -> Bool {
        let weights = StemFrequencies.shared.weights(of: title)
        var shared: Float = 0
        WordOverlap.forEachShared(title, text) { place, _ in shared += weights[place] }
        return shared < weights.reduce(0, +) / 4
    }

    /// Words of the text.
    package var wordCount: Int { profile.count }
    /// Equal for texts of the same words; nil for texts that are too short to be copies.
    package var digest: UInt64? { signature.group == 0 ? nil : signature.group }
    /// What the text is found by, ascending; two in common make two texts candidates, if few texts
    /// have these.
    package var keys: [UInt32] { signature.keys }

    /// Whether both have a title, and not the same words in it.
    func hasOtherTitle(than other: PreparedDocument) -> Bool {
        signature.title != 0 && other.signature.title != 0 && signature.title != other.signature.title
    }
}
