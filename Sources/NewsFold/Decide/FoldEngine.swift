// FoldEngine: decides for each document which record it is a copy of, and keeps quotes and
// stories in step.

package import NewsModel
internal import NewsQuotes

/// The state of folding, in memory. Deterministic: the same calls in the same order give the same
/// outcomes, and an engine that was restored goes on as one that never stopped, but for links that
/// it finds again (`LinkCache`). Not safe for concurrent writing.
///
/// A `FoldError` has changed nothing. An error of the store leaves the engine behind the ledger:
/// restore a new one.
package struct FoldEngine: Sendable {
    package let settings: FoldSettings
    var index: FoldIndex
    var records = RecordTable()
    var quotes = QuoteIndex()
    var stories: StoryIndex
    let cache: ProfileCache
    let words: WordStore
    let linkCache = LinkCache()
    let killedGroups = KilledGroups()
    let verifier: FoldVerifier
    /// Called with each text that a decision looks at: some take seconds, of books and of records of
    /// thousands, and whoever supervises is to see that it gets on.
    package var onProgress: (@Sendable () -> Void)?

    /// - Parameter blocks: where the index puts what it doesn't keep in memory.
    package init(settings: FoldSettings = .init(), blocks: any BlockStore = MemoryBlocks()) {
        self.settings = settings
        index = FoldIndex(blocks: blocks)
        words = WordStore(store: blocks)
        stories = StoryIndex(threshold: settings.storyThreshold, days: settings.storyDays, blocks: blocks)
        verifier = FoldVerifier(weights: settings.weights)
        cache = ProfileCache(bytes: settings.textCacheBytes)
    }

    /// Computes all that folding needs of one document. Pure: run it in parallel. Costs about
    /// 25 µs for 400 words, and 100 µs more with its quotations.
    ///
    /// - Parameter quotes: whether to look for quotations where the document has none yet. Without,
    ///   it joins no quote, and its record's story is told from its words and time alone.
    package static func prepare(_ document: consuming Document, quotes: Bool = true) -> PreparedDocument {
        guard quotes, document.quotations.isEmpty else { return PreparedDocument(document) }
        document.quotations = QuotationExtractor().quotations(in: document.text, title: document.title)
        return PreparedDocument(document)
    }

    /// Bytes that finding copies takes in memory: documents, their records and what of the postings
    /// and words isn't in blocks. Without quotes, stories and the cache of texts, which are bounded by others.
    package var indexBytes: Int { index.bytes + records.bytes + words.bytes }
    /// Bytes that stories take in memory, roughly: the stories, and which records have which word.
    package var storyBytes: Int { stories.bytes }
    /// Postings held, in memory and in blocks.
    package var postingCount: Int { index.postings.count }
    /// How often so far a key was passed over, since more records have it than
    /// `FoldSettings.recordsPerKey`.
    package var overfullKeys: Int { index.work.overfull }
    /// Postings that were looked at so far.
    package var postingsRead: Int { index.work.postings }
    /// Texts that others were compared with so far, if only by their words.
    package var textsCompared: Int { index.work.texts }

    /// Documents, records and stories held; a record alone has no story.
    package var documentCount: Int { index.count }
    package var recordCount: Int { records.count }
    package var quoteCount: Int { quotes.count }
    package var storyCount: Int { stories.count }

    /// A quote as it now is; nil for one that ended or lives on in another. Costs some hundred nanoseconds a
    /// carrier.
    package func quote(_ id: QuoteID) -> Quote? { quotes.isMerged(id) ? nil : quotes.quote(id) }

    /// Whether a document stands in a record.
    package func holds(_ document: DocumentID) -> Bool { index.slot(of: document) != nil }
}
