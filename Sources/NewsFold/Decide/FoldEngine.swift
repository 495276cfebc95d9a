// FoldEngine: decides for each document which record it is a copy of, and keeps quotes and
// stories in step.

package import NewsModel
internal import NewsQuotes

/// The state of folding, in memory. Deterministic: the same calls in the same order give the same
/// outcomes. A call that throws has changed nothing. Not safe for concurrent writing.
package struct FoldEngine: Sendable {
    package let settings: FoldSettings

    package init(settings: FoldSettings = .init()) {
        self.settings = settings
    }

    /// Computes all that folding needs of one document. Pure: run it in parallel.
    package static func prepare(_ document: Document) -> PreparedDocument { PreparedDocument(document) }

    /// What `fold` would answer; changes nothing.
    package func preview(
        _ document: PreparedDocument, replacing: DocumentID? = nil, store: some FoldStore
    ) throws -> FoldOutcome {
        var copy = self
        return try copy.fold(document, replacing: replacing, store: store)
    }

    /// Folds a document into the record whose text it carries, or founds one. `replacing` is the
    /// version that it supersedes. A document of status `canceled` is marked as withdrawn.
    package mutating func fold(
        _ prepared: PreparedDocument, replacing: DocumentID? = nil, store: some FoldStore
    ) throws -> FoldOutcome {
        var document = prepared.document
        let record = RecordID(founding: document.id)
        document.record = record
        let copy = Copy(
            document: document.id, outlet: document.outlet, url: document.url, published: document.published,
            relation: .original, similarity: 1)
        return FoldOutcome(
            document: document, signature: [0],
            entries: [
                .document(document), .record(Record(id: record, title: document.title, copies: [copy])),
            ])
    }

    /// Marks a document as withdrawn and names the copies that still carry its text.
    ///
    /// - Parameter reason: a stable word: `operator`, `canceled`.
    package mutating func withdraw(
        _ id: DocumentID, reason: String, store: some FoldStore
    ) throws -> FoldOutcome { FoldOutcome() }

    /// An operator says that two records are one. `other` lives on in `record`.
    package mutating func merge(
        _ record: RecordID, _ other: RecordID, store: some FoldStore
    ) throws -> FoldOutcome { FoldOutcome() }

    /// An operator says that a document is no copy of the record that it is in.
    package mutating func split(
        _ document: DocumentID, from record: RecordID, store: some FoldStore
    ) throws -> FoldOutcome { FoldOutcome() }

    /// Takes up a document as it was stored: those that stand in a record, in the order in which
    /// they were folded. Restore documents before stories.
    package mutating func restore(document: DocumentID, record: RecordID, signature: [UInt8]) throws {}

    package mutating func restore(quote: Quote) {}

    package mutating func restore(story: Story) {}

    package mutating func restore(override: Override) {}

    /// Bytes held by the index, roughly.
    package var indexBytes: Int { 0 }
}
