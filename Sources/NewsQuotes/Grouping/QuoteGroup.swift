// QuoteGroup: the occurrences that make up one quote.

internal import FoundationEssentials
internal import NewsModel

/// One utterance in one document.
struct Occurrence: Sendable {
    var document: Int32
    var wording: Int32
    /// The words as that document has them.
    var text: String
    var speaker: String?
    /// What the document says the speaker is.
    var role: String?
    /// Indices of the document's quotations; empty once restored from a stored quote.
    var quotations: Range<Int32>
    var isSlight: Bool
    /// The group that it belongs to; nil for a slight one that no quote took up.
    var group: Int32?
    /// What a later version of the document made of it; nil where this is the latest version.
    var change: Quote.FormerCarrier.Change?
}

/// A document that a later version replaced, and that carried quotes otherwise.
struct Former: Sendable {
    /// The number of the version that replaced it.
    var revision: Int
    var latest: DocumentID
}

/// A quote as the index keeps it.
struct QuoteGroup: Sendable {
    var id: QuoteID
    /// Occurrences, in the order of `QuoteIndex.precedes`: a new one of thousands costs no sorting.
    var members: [Int32] = []
    /// Where it lives on after a merge.
    var forward: Int32?
}

/// A document that carries quotes.
struct Carrier: Sendable {
    var id: DocumentID
    var outlet: String
    var published: Date?
    /// Counts up with every document that arrives. The greatest number for a version that was
    /// replaced: a restart doesn't know when it came.
    var arrival: Int64
    var occurrences: [Int32] = []

    /// In order of publication, those without a date last, then of arrival.
    func precedes(_ other: Carrier) -> Bool {
        switch (published, other.published) {
        case (let mine?, let theirs?) where mine != theirs: mine < theirs
        case (_?, nil): true
        case (nil, _?): false
        default: arrival != other.arrival ? arrival < other.arrival : id < other.id
        }
    }
}
