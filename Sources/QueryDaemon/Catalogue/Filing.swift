// Filing: what the catalogue files a thing by. The feed's bytes are stored as they came: what isn't
// filed by is never opened.

internal import Foundation
internal import SwiftProtobuf
internal import WirefoldProtocol

/// Read from a serialized document, record, quote or story; some microseconds.
struct Filing: Sendable {
    let id: String
    /// When it was first published, in seconds since 1970; a story: last. Nil where nobody says.
    private(set) var published: Int64?
    /// Who carries it, as outlets are compared. Of records and quotes alone.
    private(set) var outlets: Set<String> = []
    /// Whose words a quote has; empty where nobody says, and for other things.
    private(set) var speakers: Set<String> = []
    /// Of a record: the document whose text stands for it, the original or the first copy that is left.
    private(set) var standing: String?
    /// Of a document: the record that it is a copy of; empty for other things.
    private(set) var record = ""

    init(_ kind: ThingKind, serialized bytes: some SwiftProtobufContiguousBytes) throws {
        switch kind {
        case .document:
            let head: WireDocumentHead = try Self.read(bytes)
            id = head.id
            published = head.hasPublished ? head.published.seconds : nil
            record = head.record
        case .record:
            let head: WireRecordHead = try Self.read(bytes)
            id = head.id
            published = head.copies.lazy.filter(\.hasPublished).map(\.published.seconds).min()
            outlets = Self.comparable(head.copies.lazy.map(\.outlet))
            let standing = head.copies.lazy.filter { !$0.withdrawn }
            self.standing = (standing.first { $0.relation == "original" } ?? standing.first)?.document
        case .quote:
            let head: WireQuoteHead = try Self.read(bytes)
            id = head.id
            // A quote that every outlet dropped is filed under what they had.
            let carriers = head.carriers.isEmpty ? head.formerCarriers.map(\.carrier) : head.carriers
            published = carriers.lazy.filter(\.hasPublished).map(\.published.seconds).min()
            outlets = Self.comparable(carriers.lazy.map(\.outlet))
            if !head.speaker.isEmpty { speakers = [head.speaker] }
        case .story:
            let head: WireStoryHead = try Self.read(bytes)
            id = head.id
            published =
                head.hasLastPublished
                ? head.lastPublished.seconds : head.hasFirstPublished ? head.firstPublished.seconds : nil
        }
    }

    /// An outlet's name as names are compared: without case, spaces trimmed.
    static func comparable(outlet: String) -> String {
        // Nearly all names are plain, and reading characters costs a hundred times reading bytes.
        var previous: UInt8 = 0x20
        let isPlain = outlet.utf8.allSatisfy { byte in
            defer { previous = byte }
            return 0x21...0x7E ~= byte || (byte == 0x20 && previous != 0x20)
        }
        if isPlain && previous != 0x20 { return outlet.lowercased() }
        return outlet.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }

    private static func comparable(_ names: some Sequence<String>) -> Set<String> {
        var outlets = Set(names)
        outlets.remove("")
        return Set(outlets.map(comparable))
    }

    private static func read<Head: Message>(_ bytes: some SwiftProtobufContiguousBytes) throws -> Head {
        var options = BinaryDecodingOptions()
        options.discardUnknownFields = true
        return try Head(serializedBytes: bytes, options: options)
    }
}
