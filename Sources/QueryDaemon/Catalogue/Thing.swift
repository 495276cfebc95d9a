// Thing: a document, record, quote or story as its wire message.

internal import SwiftProtobuf
internal import WirefoldProtocol

/// One thing as it now is.
enum Thing: Sendable {
    case document(WireDocument)
    case record(WireRecord)
    case quote(WireQuote)
    case story(WireStory)

    init(_ kind: ThingKind, serialized bytes: [UInt8]) throws {
        switch kind {
        case .document: self = .document(try WireDocument(serializedBytes: bytes))
        case .record: self = .record(try WireRecord(serializedBytes: bytes))
        case .quote: self = .quote(try WireQuote(serializedBytes: bytes))
        case .story: self = .story(try WireStory(serializedBytes: bytes))
        }
    }

    var kind: ThingKind {
        switch self {
        case .document: .document
        case .record: .record
        case .quote: .quote
        case .story: .story
        }
    }

    var id: String {
        switch self {
        case .document(let document): document.id
        case .record(let record): record.id
        case .quote(let quote): quote.id
        case .story(let story): story.id
        }
    }

    /// When it was first published; a story: last. Nil where nobody says.
    var publication: Google_Protobuf_Timestamp? {
        switch self {
        case .document(let document):
            document.hasPublished ? document.published : nil
        case .record(let record):
            record.copies.lazy.filter(\.hasPublished).map(\.published).min { $0.isBefore($1) }
        case .quote(let quote):
            (quote.carriers.isEmpty ? quote.formerCarriers.map(\.carrier) : quote.carriers)
                .lazy.filter(\.hasPublished).map(\.published).min { $0.isBefore($1) }
        case .story(let story):
            story.hasLastPublished
                ? story.lastPublished : story.hasFirstPublished ? story.firstPublished : nil
        }
    }
}

extension Google_Protobuf_Timestamp {
    fileprivate func isBefore(_ other: Google_Protobuf_Timestamp) -> Bool {
        (seconds, nanos) < (other.seconds, other.nanos)
    }
}
