// EntityKind: what a stored payload is a message of. The numbers are in the ledger: never reuse one.

internal import NewsModel

enum EntityKind: Int, Sendable {
    case document = 1
    case record = 2
    case quote = 3
    case story = 4
    case merged = 5
    case withdrawn = 6

    /// Whether this is the end of a thing, not a thing.
    var isEnd: Bool { self == .merged || self == .withdrawn }

    /// The kind of thing that an id is the id of.
    init?(id: String) {
        switch id.prefix(2) {
        case DocumentID.prefix: self = .document
        case RecordID.prefix: self = .record
        case QuoteID.prefix: self = .quote
        case StoryID.prefix: self = .story
        default: return nil
        }
    }
}
