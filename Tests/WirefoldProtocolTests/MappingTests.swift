// MappingTests: the vocabulary over the wire and back, and what is said of what can't be read.

internal import Foundation
internal import NewsModel
internal import SwiftProtobuf
internal import Testing
internal import WirefoldProtocol

@Suite("Mapping")
struct MappingTests {
    static let founder = DocumentID(hashing: ["founder"])
    static let other = DocumentID(hashing: ["other"])
    static let record = RecordID(founding: founder)
    static let quote = QuoteID(founding: founder, start: 3)
    static let story = StoryID(founding: record)
    static let date = Date(timeIntervalSince1970: 1_763_712_000.123456)

    static let document = Document(
        id: founder, source: "a.txt", outlet: "Harbour Post", url: "https://harbour.example/1", guid: "g",
        version: "2", published: date, status: .canceled, title: "A title", text: "One “two” three.",
        dateline: "BRENNHAVEN", credit: "Agency", byline: "By N. N.", language: "en",
        removed: [Removal(range: TextRange(start: 0, end: 4), reason: "navigation")],
        offsets: OffsetMap(runs: [
            .init(clean: TextRange(start: 0, end: 5), original: TextRange(start: 4, end: 9))
        ]),
        quotations: [
            Quotation(
                range: TextRange(start: 5, end: 8), text: "two", speaker: "Ilse Maron", role: "pilot",
                mention: .init(range: TextRange(start: 9, end: 12), text: "she"), cue: "said",
                continues: true,
                quote: quote)
        ],
        record: record, revisionOf: other, revision: 2,
        evidence: [
            Evidence(
                document: founder, other: other, rule: "shared-passages", scores: ["b": 0.5, "a": 1, "c": 0],
                passages: [
                    .init(
                        range: TextRange(start: 0, end: 3), otherRange: TextRange(start: 1, end: 4),
                        text: "One")
                ])
        ])

    static let entries: [Change.Entry] = [
        .document(document),
        .document(Document(id: founder, text: "")),
        .record(
            Record(
                id: record, title: "A title",
                copies: [
                    Copy(
                        document: founder, outlet: "o", url: "u", published: date, relation: .original,
                        similarity: 1),
                    Copy(document: other, relation: .excerpt, similarity: 0.25, isWithdrawn: true),
                ], quotes: [quote], story: story)),
        .quote(
            Quote(
                id: quote, text: "two", speaker: "Ilse Maron",
                variants: [.init(text: "two", documents: [founder])],
                carriers: [
                    .init(
                        document: founder, outlet: "o", published: date, text: "two", speaker: "Maron",
                        role: "engineer", attribution: .changed)
                ],
                formerCarriers: [
                    .init(
                        carrier: .init(document: other, text: "two more"), change: .reworded, revision: 3,
                        latest: founder)
                ],
                firstDocument: founder)),
        .story(
            Story(
                id: story, title: "t", records: [record], quotes: [quote], firstPublished: date,
                lastPublished: date, closed: date)),
        .merged(.init(id: record.rawValue, into: "r-aaaaaaaaaaaaaaaa")),
        .withdrawn(.init(id: founder.rawValue, reason: "canceled", carriers: [other])),
    ]

    @Test("brings every kind of entry there and back", arguments: entries.indices)
    func roundTrip(_ index: Int) throws {
        let change = Change(sequence: 7, committed: Self.date, entry: Self.entries[index])
        let bytes: [UInt8] = try WireChange(change).serializedBytes()
        let again = try Change(WireChange(serializedBytes: bytes))
        // Times are kept to the microsecond; the same once they have been there.
        #expect(try Change(WireChange(again)) == again)
        #expect(WireChange(again) == WireChange(change))
        #expect(abs(again.committed.timeIntervalSince(Self.date)) < 1e-6)
    }

    @Test("stores equal values as equal bytes, after any trip", arguments: entries.indices)
    func storedForm(_ index: Int) throws {
        let bytes = try StoredForm.bytes(of: Self.entries[index])
        let again = try StoredForm.entry(from: bytes)
        for _ in 0..<10 { #expect(try StoredForm.bytes(of: again) == bytes) }
        #expect(StoredForm.digest(of: bytes) == StoredForm.digest(of: try StoredForm.bytes(of: again)))
    }

    @Test("gives the published digests of FNV-1a")
    func digest() {
        #expect(StoredForm.digest(of: []) == 0xcbf2_9ce4_8422_2325)
        #expect(StoredForm.digest(of: Array("a".utf8)) == 0xaf63_dc4c_8601_ec8c)
        #expect(StoredForm.digest(of: Array("foobar".utf8)) == 0x8594_4171_f739_67e8)
    }

    @Test("keeps any time to the microsecond, and bounds those that can't be told")
    func times() throws {
        for time in [0, -1, -0.000_001, 1.5, 1_763_712_000.999_999, -62_135_596_800, 253_402_300_799] {
            let timestamp = Google_Protobuf_Timestamp(Date(timeIntervalSince1970: time))
            #expect((0..<1_000_000_000).contains(timestamp.nanos))
            let date = try timestamp.date("t")
            #expect(abs(date.timeIntervalSince1970 - time) < 2e-6)
            #expect(Google_Protobuf_Timestamp(date) == timestamp)
        }
        for time in [Double.infinity, -.infinity, .nan, 1e300] {
            _ = try Google_Protobuf_Timestamp(Date(timeIntervalSince1970: time)).date("t")
        }
        #expect(throws: RPCError.self) { try Google_Protobuf_Timestamp(seconds: .max, nanos: 0).date("t") }
        #expect(throws: RPCError.self) { try Google_Protobuf_Timestamp(seconds: 0, nanos: -1).date("t") }
    }

    @Test("names the field that can't be read")
    func fields() {
        func field(_ change: (inout WireRecord) -> Void) -> String? {
            guard case .record(let record) = Self.entries[2] else { return nil }
            var wire = WireChange(Change(sequence: 1, committed: Self.date, entry: .record(record)))
            change(&wire.record)
            do {
                _ = try Change(wire)
                return nil
            } catch {
                return (error.code == .invalidArgument) ? error.field : "\(error)"
            }
        }
        #expect(field { $0.id = "r-short" } == "record.id")
        #expect(field { $0.id = "d-aaaaaaaaaaaaaaaa" } == "record.id")
        #expect(field { $0.copies[1].document = "" } == "record.copies[1].document")
        #expect(field { $0.copies[0].relation = "cousin" } == "record.copies[0].relation")
        #expect(field { $0.copies[0].published.nanos = -4 } == "record.copies[0].published")
        #expect(field { $0.story = "x" } == "record.story")
        #expect(field { $0.quotes = ["q-aaaaaaaaaaaaaaaa", "q"] } == "record.quotes")
        #expect(field { _ in } == nil)
    }
}
