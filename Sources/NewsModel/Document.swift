// Document: one article, normalised, with the quotations found in it and the reasons for
// where it was folded.

public import FoundationEssentials

/// One article, normalised. All offsets are into `text` but where said otherwise.
public struct Document: Hashable, Sendable {
    public var id: DocumentID
    public var source: String
    /// Who published this copy. Empty when it isn't known.
    public var outlet: String
    public var url: String?
    public var guid: String?
    public var version: String?
    public var published: Date?
    public var status: Article.Status
    public var title: String
    /// The cleaned text: paragraphs with a blank line between them.
    public var text: String
    /// Where and when the story was filed, as written before its first sentence.
    public var dateline: String?
    /// The agency that the text is credited to.
    public var credit: String?
    public var byline: String?
    /// A BCP 47 language tag, given or identified.
    public var language: String?
    /// What was taken out of the article's own text, in its order.
    public var removed: [Removal]
    /// Where each stretch of `text` stands in the article's own text.
    public var offsets: OffsetMap
    public var quotations: [Quotation]
    /// The record that this document is a copy of, once folded.
    public var record: RecordID?
    /// The version that this document replaced.
    public var revisionOf: DocumentID?
    /// 1 for the first version, one more for each later one.
    public var revision: Int
    /// Why this document was folded where it is; empty for a founder.
    public var evidence: [Evidence]
    /// The guid of the item that this one developed from (IPTC `evolvedFrom`).
    public var evolvedFrom: String?
    /// What the agency signals of this version: `correction`, `update` …
    public var signals: [String]
    /// The agency's notes to editors; not for publication.
    public var editorNotes: [String]
    /// The text only sums the article up.
    public var isSummary: Bool

    public init(
        id: DocumentID, source: String = "", outlet: String = "", url: String? = nil, guid: String? = nil,
        version: String? = nil, published: Date? = nil, status: Article.Status = .usable,
        title: String = "", text: String, dateline: String? = nil, credit: String? = nil,
        byline: String? = nil, language: String? = nil, removed: [Removal] = [],
        offsets: OffsetMap = OffsetMap(), quotations: [Quotation] = [], record: RecordID? = nil,
        revisionOf: DocumentID? = nil, revision: Int = 1, evidence: [Evidence] = [],
        evolvedFrom: String? = nil, signals: [String] = [], editorNotes: [String] = [],
        isSummary: Bool = false
    ) {
        self.id = id
        self.source = source
        self.outlet = outlet
        self.url = url
        self.guid = guid
        self.version = version
        self.published = published
        self.status = status
        self.title = title
        self.text = text
        self.dateline = dateline
        self.credit = credit
        self.byline = byline
        self.language = language
        self.removed = removed
        self.offsets = offsets
        self.quotations = quotations
        self.record = record
        self.revisionOf = revisionOf
        self.revision = revision
        self.evidence = evidence
        self.evolvedFrom = evolvedFrom
        self.signals = signals
        self.editorNotes = editorNotes
        self.isSummary = isSummary
    }
}

/// A stretch of an article's own text that is not part of the story.
public struct Removal: Hashable, Sendable {
    /// Where it stood in the article's own text.
    public var range: TextRange
    /// A stable, lower-case word for why: `navigation`, `comment-form`, `related-link` …
    public var reason: String

    public init(range: TextRange, reason: String) {
        self.range = range
        self.reason = reason
    }
}

/// Why a document was folded with another: what they share and the rule that decided.
public struct Evidence: Hashable, Sendable {
    public var document: DocumentID
    public var other: DocumentID
    /// The stable name of the rule that decided.
    public var rule: String
    /// The terms of the decision by name; each name is documented with the rule.
    public var scores: [String: Double]
    /// The passages that both texts hold, in the order of `document`.
    public var passages: [Passage]

    public init(
        document: DocumentID, other: DocumentID, rule: String, scores: [String: Double], passages: [Passage]
    ) {
        self.document = document
        self.other = other
        self.rule = rule
        self.scores = scores
        self.passages = passages
    }

    /// A passage that stands in both texts.
    public struct Passage: Hashable, Sendable {
        public var range: TextRange
        public var otherRange: TextRange
        /// The passage as `document` has it.
        public var text: String

        public init(range: TextRange, otherRange: TextRange, text: String) {
            self.range = range
            self.otherRange = otherRange
            self.text = text
        }
    }
}
