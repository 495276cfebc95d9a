// Thing: a document, record, quote or story as its wire message, with what the catalogue files it by.

internal import Foundation
internal import SwiftProtobuf
internal import WirefoldProtocol

/// One thing as it now is. Indirect: a message of many fields would be copied field by field.
indirect enum Thing: Sendable {
    case document(WireDocument)
    case record(WireRecord)
    case quote(WireQuote)
    case story(WireStory)

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

    init(_ kind: ThingKind, serialized bytes: [UInt8]) throws {
        switch kind {
        case .document: self = .document(try WireDocument(serializedBytes: bytes))
        case .record: self = .record(try WireRecord(serializedBytes: bytes))
        case .quote: self = .quote(try WireQuote(serializedBytes: bytes))
        case .story: self = .story(try WireStory(serializedBytes: bytes))
        }
    }

    /// The stored form: equal things give equal bytes, here and in the ledger.
    func serialized() throws -> [UInt8] {
        var options = BinaryEncodingOptions()
        options.useDeterministicOrdering = true
        return switch self {
        case .document(let document): try document.serializedBytes(options: options)
        case .record(let record): try record.serializedBytes(options: options)
        case .quote(let quote): try quote.serializedBytes(options: options)
        case .story(let story): try story.serializedBytes(options: options)
        }
    }

    /// When it was first published, in seconds since 1970; a story: last. Nil where nobody says.
    var published: Int64? { publication?.seconds }

    var publication: Google_Protobuf_Timestamp? {
        switch self {
        case .document(let document):
            document.hasPublished ? document.published : nil
        case .record(let record):
            record.copies.lazy.filter(\.hasPublished).map(\.published).min { $0.isBefore($1) }
        case .quote(let quote):
            quote.carriers.lazy.filter(\.hasPublished).map(\.published).min { $0.isBefore($1) }
        case .story(let story):
            story.hasLastPublished
                ? story.lastPublished : story.hasFirstPublished ? story.firstPublished : nil
        }
    }

    /// Who carries it, as outlets are compared: without case, spaces trimmed. Records and quotes alone.
    var outlets: Set<String> {
        switch self {
        case .document, .story: []
        case .record(let record): Self.outlets(record.copies.lazy.map(\.outlet))
        case .quote(let quote): Self.outlets(quote.carriers.lazy.map(\.outlet))
        }
    }

    /// Whose words a quote has; empty for other things and where nobody says.
    var speakers: Set<String> {
        guard case .quote(let quote) = self, !quote.speaker.isEmpty else { return [] }
        return [quote.speaker]
    }

    /// An outlet's name as names are compared.
    static func comparable(outlet: String) -> String {
        outlet.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }

    private static func outlets(_ names: some Sequence<String>) -> Set<String> {
        var outlets = Set(names)
        outlets.remove("")
        return Set(outlets.map(comparable))
    }
}

extension WireRecord {
    /// The document whose text stands for the record: the original, or the first copy that is left.
    var canonicalDocument: String? {
        let standing = copies.lazy.filter { !$0.withdrawn }
        return (standing.first { $0.relation == "original" } ?? standing.first)?.document
    }
}

extension Google_Protobuf_Timestamp {
    fileprivate func isBefore(_ other: Google_Protobuf_Timestamp) -> Bool {
        (seconds, nanos) < (other.seconds, other.nanos)
    }
}
