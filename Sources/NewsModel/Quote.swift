// Quote: one utterance, however many outlets carry it in however many wordings.

public import FoundationEssentials

/// The canonical quote: all quotations of the same utterance.
public struct Quote: Hashable, Sendable {
    public var id: QuoteID
    /// The canonical wording: the earliest of those that have nine tenths of the fullest one's words.
    public var text: String
    /// The name that most carriers give, at its fullest.
    public var speaker: String?
    /// Wordings, the most carried first.
    public var variants: [Variant]
    /// In order of publication, then of arrival.
    public var carriers: [Carrier]
    /// The first carrier's document.
    public var firstDocument: DocumentID?

    public init(
        id: QuoteID, text: String, speaker: String? = nil, variants: [Variant] = [],
        carriers: [Carrier] = [], firstDocument: DocumentID? = nil
    ) {
        self.id = id
        self.text = text
        self.speaker = speaker
        self.variants = variants
        self.carriers = carriers
        self.firstDocument = firstDocument
    }

    /// One wording and the documents that have it.
    public struct Variant: Hashable, Sendable {
        public var text: String
        public var documents: [DocumentID]

        public init(text: String, documents: [DocumentID]) {
            self.text = text
            self.documents = documents
        }
    }

    /// One document that carries the quote.
    public struct Carrier: Hashable, Sendable {
        public var document: DocumentID
        public var outlet: String
        public var published: Date?
        /// The wording in that document.
        public var text: String
        /// The speaker as that document names them in full.
        public var speaker: String?

        public init(
            document: DocumentID, outlet: String = "", published: Date? = nil, text: String,
            speaker: String? = nil
        ) {
            self.document = document
            self.outlet = outlet
            self.published = published
            self.text = text
            self.speaker = speaker
        }
    }
}
