// Record: one underlying text and the copies that carry it.

public import FoundationEssentials

/// The canonical record of one underlying text.
public struct Record: Hashable, Sendable {
    public var id: RecordID
    /// The canonical copy's title.
    public var title: String
    /// In order of publication, then of arrival. Some records have thousands.
    public var copies: ChunkedArray<Copy>
    /// The quotes that its copies carry, in the order of the canonical copy.
    public var quotes: [QuoteID]
    public var story: StoryID?

    public init(
        id: RecordID, title: String, copies: some Sequence<Copy>, quotes: [QuoteID] = [],
        story: StoryID? = nil
    ) {
        self.id = id
        self.title = title
        self.copies = ChunkedArray(copies)
        self.quotes = quotes
        self.story = story
    }
}

/// A document's place in a record.
public struct Copy: Hashable, Sendable {
    public var document: DocumentID
    public var outlet: String
    public var url: String?
    public var published: Date?
    /// How this copy relates to the canonical one.
    public var relation: Relation
    /// 0 … 1, how sure the fold is; 1 for the founder and for equal texts.
    public var similarity: Double
    /// Set when the copy was canceled or withdrawn by its publisher or an operator.
    public var isWithdrawn: Bool
    /// What it still carries of withdrawn copies of the record: for each the passages, under the
    /// rule `withdrawn`. Of withdrawn copies of the same words one is named for all.
    public var withdrawnText: [Evidence]

    public init(
        document: DocumentID, outlet: String = "", url: String? = nil, published: Date? = nil,
        relation: Relation, similarity: Double, isWithdrawn: Bool = false, withdrawnText: [Evidence] = []
    ) {
        self.document = document
        self.outlet = outlet
        self.url = url
        self.published = published
        self.relation = relation
        self.similarity = similarity
        self.isWithdrawn = isWithdrawn
        self.withdrawnText = withdrawnText
    }
}

/// How a copy relates to its record's canonical text.
public enum Relation: String, Hashable, Sendable, CaseIterable {
    /// The document that founded the record.
    case original
    /// The same words.
    case verbatim
    /// The same text with small changes: a new headline, other spelling, a cut sentence.
    case edited
    /// A part of the text.
    case excerpt
    /// The text and more.
    case expanded
    /// The same content in other words: a translation back, a rewrite.
    case rewritten
}
