// FoldOutcome: everything that one decision changes.

package import NewsModel

/// What became of one document or one operator's decision. Store all of it in one transaction.
package struct FoldOutcome: Sendable {
    /// The document as it now is: record, evidence and the quotes of its quotations filled in.
    /// Nil where an operator merged records.
    package var document: Document?
    package var relation: Relation
    /// 0 … 1; 1 for a founder and for equal texts.
    package var similarity: Double
    package var story: StoryID?
    /// Overrides that are new or now say something else.
    package var overrides: [Override]
    /// In log order, but for the quotes: documents, records, stories, mergers and ends; each thing once, as
    /// it now is. Empty where nothing changed (a document that is held already).
    package var entries: [Change.Entry]
    /// Quotes that changed, and come after the documents in the log. `FoldEngine.quote(_:)` tells what they
    /// are, once for all decisions that are stored together: a quote is as long as its carriers are many.
    package var quotes: [QuoteID]
    private let kept: Signature?

    /// What `FoldEngine.restore(document:record:signature:)` needs of `document`; store it beside
    /// the document, over an earlier one. Empty where there is nothing to store. Written when asked for.
    package var signature: [UInt8] { kept?.bytes ?? [] }

    init(
        document: Document? = nil, relation: Relation = .original, similarity: Double = 1,
        story: StoryID? = nil, signature: Signature? = nil, overrides: [Override] = [],
        entries: [Change.Entry] = [], quotes: [QuoteID] = []
    ) {
        self.document = document
        self.relation = relation
        self.similarity = similarity
        self.story = story
        kept = signature
        self.overrides = overrides
        self.entries = entries
        self.quotes = quotes
    }

    /// The end of a document that an engine doesn't hold, and its record's copy of it, where that can be read.
    package init(ending document: Change.Withdrawn, in record: Record?) {
        var entries: [Change.Entry] = []
        if var record, let place = record.copies.firstIndex(where: { $0.document.rawValue == document.id }) {
            record.copies[place].isWithdrawn = true
            entries.append(.record(record))
        }
        self.init(entries: entries + [.withdrawn(document)])
    }
}
