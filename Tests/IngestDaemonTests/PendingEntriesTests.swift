internal import NewsModel
internal import Testing

@testable internal import IngestDaemon

@Suite("What a transaction has yet to log")
struct PendingEntriesTests {
    private static let founder = DocumentID(hashing: ["a"])
    private static let record = RecordID(founding: founder)
    private static let other = RecordID(founding: DocumentID(hashing: ["b"]))
    private static let quote = QuoteID(founding: founder, start: 3)

    private static func entry(_ id: RecordID, title: String) -> Change.Entry {
        .record(Record(id: id, title: title, copies: []))
    }

    @Test("a thing that changed several times stands once, as it now is, and ends come last")
    func last() {
        var pending = PendingEntries()
        pending.set(.merged(.init(id: "r-gone", into: Self.record.rawValue)))
        pending.set(Self.entry(Self.record, title: "first"))
        pending.set(Self.entry(Self.other, title: "other"))
        pending.set(Self.entry(Self.record, title: "second"))
        pending.set(.quote(Quote(id: Self.quote, text: "Never again.")))
        #expect(pending[Self.record.rawValue] == Self.entry(Self.record, title: "second"))
        #expect(
            pending.takeAll() == [
                .quote(Quote(id: Self.quote, text: "Never again.")),
                Self.entry(Self.record, title: "second"),
                Self.entry(Self.other, title: "other"),
                .merged(.init(id: "r-gone", into: Self.record.rawValue)),
            ])
        #expect(pending.takeAll().isEmpty)
    }

    @Test("quotes that decisions changed are named once each, in the order in which they changed")
    func touched() {
        let other = QuoteID(founding: Self.founder, start: 90)
        var pending = PendingEntries()
        pending.touch([other, Self.quote])
        pending.touch([Self.quote, other])
        #expect(pending.takeQuotes() == [other, Self.quote])
        #expect(pending.takeQuotes().isEmpty)
        pending.touch([Self.quote])
        #expect(pending.takeQuotes() == [Self.quote])
    }

    @Test("an end takes a thing's place, and a thing that comes back its end's")
    func ends() {
        let end = Change.Entry.withdrawn(.init(id: Self.quote.rawValue, reason: "empty"))
        let quote = Change.Entry.quote(Quote(id: Self.quote, text: "Never again."))
        var pending = PendingEntries()
        pending.set(quote)
        pending.set(end)
        #expect(pending[Self.quote.rawValue] == end)
        pending.set(quote)
        #expect(pending[Self.quote.rawValue] == quote)
        #expect(pending.takeAll() == [quote])
    }
}
