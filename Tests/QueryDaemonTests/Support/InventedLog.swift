// InventedLog: changes of invented documents, records, quotes and stories, numbered as the ledger does.

internal import Compression
internal import Foundation
internal import NewsModel
internal import SwiftProtobuf
internal import WirefoldProtocol

@testable internal import QueryDaemon

/// Builds a log, change by change.
struct InventedLog {
    private(set) var changes: [WireChange] = []
    /// 2026-03-01T00:00:00Z.
    static let start: Int64 = 1_772_323_200

    /// The changes as a follower takes them.
    func arrived() throws -> [ArrivedChange] {
        try changes.map { change in
            let packed = try WirePackedChange(serializedBytes: change.serializedBytes() as Data)
            return try ArrivedChange(packed, stored: StoredBytes())
        }
    }

    var head: UInt64 { changes.last?.sequence ?? 0 }

    mutating func add(_ entry: WireChange.OneOf_Entry) {
        var change = WireChange()
        change.sequence = head + 1
        change.committed = Google_Protobuf_Timestamp(seconds: Self.start + 86_400, nanos: 0)
        change.entry = entry
        changes.append(change)
    }

    /// An article folded into a record of its own, with one quote: three changes.
    ///
    /// - Parameter day: of March 2026, from 0.
    mutating func addArticle(
        _ number: Int, title: String, text: String, outlet: String = "Harbour Post", day: Int64 = 0,
        quote: (text: String, speaker: String)? = nil
    ) {
        let document = Self.document(number, title: title, text: text, outlet: outlet, day: day, quote: quote)
        add(.document(document))
        if let quote { add(.quote(Self.quote(number, quote.text, quote.speaker, in: document))) }
        add(.record(Self.record(number, of: [document], quotes: quote == nil ? [] : [Self.quoteID(number)])))
    }

    // MARK: Ids

    static func documentID(_ number: Int) -> String { DocumentID(hashing: ["\(number)"]).rawValue }
    static func recordID(_ number: Int) -> String { RecordID(hashing: ["\(number)"]).rawValue }
    static func quoteID(_ number: Int) -> String { QuoteID(hashing: ["\(number)"]).rawValue }
    static func storyID(_ number: Int) -> String { StoryID(hashing: ["\(number)"]).rawValue }

    // MARK: Things

    static func document(
        _ number: Int, title: String, text: String, outlet: String, day: Int64,
        quote: (text: String, speaker: String)? = nil
    ) -> WireDocument {
        var document = WireDocument()
        document.id = documentID(number)
        document.title = title
        document.text = text
        document.outlet = outlet
        document.published = Google_Protobuf_Timestamp(seconds: start + day * 86_400, nanos: 0)
        document.record = recordID(number)
        document.revision = 1
        document.status = "usable"
        if let quote {
            var quotation = WireQuotation()
            quotation.text = quote.text
            quotation.speaker = quote.speaker
            quotation.quote = quoteID(number)
            document.quotations = [quotation]
        }
        return document
    }

    static func record(_ number: Int, of documents: [WireDocument], quotes: [String] = []) -> WireRecord {
        var record = WireRecord()
        record.id = recordID(number)
        record.title = documents.first?.title ?? ""
        record.quotes = quotes
        record.copies = documents.enumerated().map { index, document in
            var copy = WireCopy()
            copy.document = document.id
            copy.outlet = document.outlet
            copy.published = document.published
            copy.relation = index == 0 ? "original" : "verbatim"
            copy.similarity = 1
            return copy
        }
        return record
    }

    static func quote(_ number: Int, _ text: String, _ speaker: String, in document: WireDocument)
        -> WireQuote
    {
        var quote = WireQuote()
        quote.id = quoteID(number)
        quote.text = text
        quote.speaker = speaker
        var variant = WireVariant()
        variant.text = text
        variant.documents = [document.id]
        quote.variants = [variant]
        var carrier = WireCarrier()
        carrier.document = document.id
        carrier.outlet = document.outlet
        carrier.published = document.published
        carrier.text = text
        carrier.speaker = speaker
        quote.carriers = [carrier]
        quote.firstDocument = document.id
        return quote
    }

    static func story(_ number: Int, title: String, records: [Int], quotes: [Int] = [], day: Int64 = 0)
        -> WireStory
    {
        var story = WireStory()
        story.id = storyID(number)
        story.title = title
        story.records = records.map(recordID)
        story.quotes = quotes.map(quoteID)
        story.lastPublished = Google_Protobuf_Timestamp(seconds: start + day * 86_400, nanos: 0)
        return story
    }

    static func merged(_ id: String, into other: String) -> WireChange.OneOf_Entry {
        var merged = WireMerged()
        merged.id = id
        merged.into = other
        return .merged(merged)
    }

    static func withdrawn(_ id: String, reason: String = "operator") -> WireChange.OneOf_Entry {
        var withdrawn = WireWithdrawn()
        withdrawn.id = id
        withdrawn.reason = reason
        return .withdrawn(withdrawn)
    }

    /// A few articles with quotes and a story, on following days.
    static func harbour() -> InventedLog {
        var log = InventedLog()
        log.addArticle(
            1, title: "Harbour wall opens after repairs",
            text: "The harbour wall opened on Sunday.\n\nEngineers repaired the café and the lighthouse.",
            outlet: "Harbour Post", day: 0, quote: ("The wall will stand for a century", "Ada Lindqvist"))
        log.addArticle(
            2, title: "Ferry strike enters second week",
            text: "Crews of the ferry stayed ashore.\n\nThe harbour was quiet, and the wall was empty.",
            outlet: "Coast Daily", day: 1,
            quote: ("Nobody sails until we are paid what is owed", "Tomas Brandt"))
        log.addArticle(
            3, title: "Lighthouse keeper retires",
            text: "The keeper of the lighthouse leaves after forty years.", outlet: "Coast Daily", day: 2)
        log.add(.story(story(1, title: "Harbour wall and ferry", records: [1, 2], quotes: [1, 2], day: 1)))
        return log
    }
}
