// ThingKind: the four kinds of things in the catalogue.

/// What a row of the catalogue is. The number is part of its key.
enum ThingKind: Int64, CaseIterable, Sendable {
    case document = 1
    case record = 2
    case quote = 3
    case story = 4

    /// The kind that an id's prefix names; nil where the text can't be an id.
    init?(id: String) {
        var bytes = id.utf8.makeIterator()
        guard let letter = bytes.next(), bytes.next() == UInt8(ascii: "-") else { return nil }
        switch letter {
        case UInt8(ascii: "d"): self = .document
        case UInt8(ascii: "r"): self = .record
        case UInt8(ascii: "q"): self = .quote
        case UInt8(ascii: "s"): self = .story
        default: return nil
        }
    }

    /// What its ids begin with.
    var prefix: String { "\(word.prefix(1))-" }

    /// The word for people.
    var word: String {
        switch self {
        case .document: "document"
        case .record: "record"
        case .quote: "quote"
        case .story: "story"
        }
    }
}
