internal import Foundation
internal import Testing
internal import WirefoldClient

@testable internal import wirefoldctl

@Suite("A report's page")
struct ReportTests {
    private let hostile = "<script>alert('x')</script>\u{202E}\"&"

    @Test("shows strangers' text as text, wherever it stands")
    func escapes() {
        let document = DocumentID(hashing: ["one"])
        let quote = Quote(
            id: QuoteID(hashing: ["one"]), text: hostile, speaker: hostile,
            variants: [.init(text: hostile + " more", documents: [document])],
            carriers: [.init(document: document, outlet: hostile, text: hostile, speaker: hostile + "x")])
        let record = Record(
            id: RecordID(hashing: ["one"]), title: hostile,
            copies: [
                Copy(
                    document: document, outlet: hostile, url: "javascript:alert(1)", published: nil,
                    relation: .original, similarity: 1)
            ])
        let story = Story(id: StoryID(hashing: ["one"]), title: hostile, records: [record.id])
        for page in [
            QuoteReport(quote).page, RecordReport(record, quotes: [quote]).page,
            StoryReport(story, records: [record], quotes: [quote]).page,
        ] {
            #expect(!page.html.contains("<script"))
            #expect(!page.html.contains("javascript:"))
            #expect(!page.html.contains("\u{202E}"))
            #expect(page.html.contains("&lt;script&gt;"))
        }
    }

    @Test("a story's records stand in the order of publication, and a quote that is gone says so")
    func story() {
        func record(_ name: String, hour: Double) -> Record {
            Record(
                id: RecordID(hashing: [name]), title: name,
                copies: [
                    Copy(
                        document: DocumentID(hashing: [name]), outlet: "Gazette", url: nil,
                        published: Date(timeIntervalSince1970: hour * 3600), relation: .original,
                        similarity: 1)
                ])
        }
        let records = [record("The vote", hour: 2), record("The eve of it", hour: 1)]
        let story = Story(id: StoryID(hashing: ["one"]), title: "Pier", records: records.map(\.id))
        let gone = Quote(id: QuoteID(hashing: ["one"]), text: "We have waited long enough.")
        let text = StoryReport(story, records: records, quotes: [gone]).page.html
        let titles = ["The eve of it", "The vote"].compactMap { text.range(of: $0)?.lowerBound }
        #expect(titles.count == 2 && titles == titles.sorted())
        #expect(text.contains(" · no longer carried<"))
    }

    @Test("a story's page, its report and its change say whether it is open")
    func state() {
        var story = Story(id: StoryID(hashing: ["one"]), title: "Pier", records: [])
        let terminal = Terminal(isInteractive: false, width: 100, hasColour: false)
        func texts() -> [String] {
            [
                StoryReport(story, records: [], quotes: []).page.html,
                StoryPage(story, records: [], quotes: [], on: terminal).lines.joined(separator: "\n"),
                ChangeLine(
                    Change(sequence: 1, committed: Date(timeIntervalSince1970: 0), entry: .story(story))
                )
                .text(on: terminal),
            ]
        }
        #expect(texts().allSatisfy { $0.contains("open") && !$0.contains("closed") })
        story.closed = Date(timeIntervalSince1970: 1_900_000_000)
        #expect(texts().allSatisfy { $0.contains("closed 2030-03-17") })
    }

    @Test("loads nothing: no script, no address that isn't a link")
    func selfContained() {
        let html = HTMLPage(title: "Empty", body: .link("https://gazette.example/pier", "Gazette")).html
        for word in ["src=", "<link", "url(", "@import", "<script"] { #expect(!html.contains(word)) }
        #expect(html.contains("<a href=\"https://gazette.example/pier\""))
    }
}
