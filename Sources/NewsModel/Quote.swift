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
    /// Versions of documents that had the quote otherwise than the version after them; in order of
    /// publication. A quote that every outlet dropped has these alone.
    public var formerCarriers: [FormerCarrier]
    /// The first carrier's document; the first former one's where no carrier is left.
    public var firstDocument: DocumentID?

    public init(
        id: QuoteID, text: String, speaker: String? = nil, variants: [Variant] = [],
        carriers: [Carrier] = [], formerCarriers: [FormerCarrier] = [],
        firstDocument: DocumentID? = nil
    ) {
        self.id = id
        self.text = text
        self.speaker = speaker
        self.variants = variants
        self.carriers = carriers
        self.formerCarriers = formerCarriers
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
        /// What that document says the speaker is.
        public var role: String?
        /// What became of the quote's speaker in that document.
        public var attribution: Attribution

        public init(
            document: DocumentID, outlet: String = "", published: Date? = nil, text: String,
            speaker: String? = nil, role: String? = nil, attribution: Attribution = .kept
        ) {
            self.document = document
            self.outlet = outlet
            self.published = published
            self.text = text
            self.speaker = speaker
            self.role = role
            self.attribution = attribution
        }
    }

    /// Whether a carrier names the speaker whom most carriers name.
    public enum Attribution: String, Hashable, Sendable, CaseIterable {
        /// Names or describes them.
        case kept
        /// Names nobody, though others do.
        case lost
        /// Names somebody else.
        case changed
    }

    /// A version of a document that had the quote, and what the version after it made of it.
    public struct FormerCarrier: Hashable, Sendable {
        public var carrier: Carrier
        public var change: Change
        /// The number of the version that changed it; 2 for the first revision.
        public var revision: Int
        /// The document's latest version.
        public var latest: DocumentID

        public init(carrier: Carrier, change: Change, revision: Int, latest: DocumentID) {
            self.carrier = carrier
            self.change = change
            self.revision = revision
            self.latest = latest
        }

        /// What a version made of a quote that the version before it had.
        public enum Change: String, Hashable, Sendable, CaseIterable {
            /// Has it no longer.
            case dropped
            /// Has it in other words.
            case reworded
            /// Has the same words, and names another speaker or none.
            case reattributed
        }
    }
}
