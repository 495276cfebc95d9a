// SearchText: what the full-text indexes hold of a thing, and the SQL functions by which the
// indexes read it back for their snippets.

internal import Compression
internal import Foundation
internal import GRDB
internal import SwiftProtobuf
internal import WirefoldProtocol

/// The columns of one row of a full-text index.
struct SearchText: Equatable, Sendable {
    var columns: [String]

    /// What stands for a thing of this kind: of a document, which stands for its record, title, text
    /// and speakers; of a quote wordings and speakers; of a story the title. Nil of a record itself.
    init?(_ kind: ThingKind, serialized bytes: some SwiftProtobufContiguousBytes) throws {
        switch kind {
        case .document:
            let document = try WireDocument(serializedBytes: bytes)
            columns = [document.title, document.text, Self.speakers(document)]
        case .quote:
            let quote = try WireQuote(serializedBytes: bytes)
            columns = [Self.wordings(quote), Self.speakers(quote)]
        case .story: columns = [try WireStory(serializedBytes: bytes).title]
        case .record: return nil
        }
    }

    /// A token that no query can hold stands between names, so that no phrase runs over two.
    static let separator = " \u{E000} "

    private static func wordings(_ quote: WireQuote) -> String {
        var wordings = quote.variants.map(\.text)
        if !wordings.contains(quote.text) { wordings.insert(quote.text, at: 0) }
        for former in quote.formerCarriers where !wordings.contains(former.carrier.text) {
            wordings.append(former.carrier.text)
        }
        return wordings.joined(separator: separator)
    }

    private static func speakers(_ quote: WireQuote) -> String {
        names(
            [quote.speaker] + quote.carriers.map(\.speaker) + quote.formerCarriers.map(\.carrier.speaker))
    }

    private static func speakers(_ document: WireDocument) -> String {
        names(document.quotations.map(\.speaker))
    }

    private static func names(_ names: [String]) -> String {
        var seen: Set<String> = [""]
        return names.filter { seen.insert($0).inserted }.joined(separator: separator)
    }

    /// Makes the functions that the schema's views call known to a connection.
    static func addFunctions(to db: Database) {
        let stored = StoredBytes()
        func add(_ name: String, _ body: @escaping @Sendable ([UInt8]) throws -> String) {
            db.add(
                function: DatabaseFunction(name, argumentCount: 1, pure: true) { values in
                    guard let column = Data.fromDatabaseValue(values[0]), !column.isEmpty else { return "" }
                    return try body(try stored.unpacked(column))
                })
        }
        add("document_title") { try WireDocument(serializedBytes: $0).title }
        add("document_text") { try WireDocument(serializedBytes: $0).text }
        add("document_speakers") { speakers(try WireDocument(serializedBytes: $0)) }
        add("quote_wordings") { wordings(try WireQuote(serializedBytes: $0)) }
        add("quote_speakers") { speakers(try WireQuote(serializedBytes: $0)) }
        add("story_title") { try WireStory(serializedBytes: $0).title }
    }
}
