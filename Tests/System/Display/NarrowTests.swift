internal import Foundation
internal import Testing
internal import WirefoldClient

@testable internal import wirefoldctl

@Suite("In 80 columns")
struct NarrowTests {
    @Test("a list of stories has room for closed ones")
    func stories() {
        var table = StoryTable()
        var story = Story(
            id: StoryID(hashing: ["one"]), title: String(repeating: "A long title ", count: 9),
            records: (0..<999).map { RecordID(hashing: ["\($0)"]) },
            firstPublished: Date(timeIntervalSince1970: 1_700_000_000))
        table.append(story)
        story.closed = Date(timeIntervalSince1970: 1_900_000_000)
        table.append(story)
        let lines = table.lines(on: .plain)
        #expect(lines.allSatisfy { $0.columns <= 80 })
        #expect(lines[1].contains("  –  ") && lines[2].contains("2030-03-17"))
    }

    @Test("a quote that was found, and that nobody carries any more, says so")
    func quote() {
        func document(_ number: Int) -> DocumentID { DocumentID(hashing: ["\(number)"]) }
        let former = (0..<12).map { number in
            Quote.FormerCarrier(
                carrier: Quote.Carrier(document: document(number), outlet: "Gazette", text: "We wait."),
                change: .dropped, revision: 2, latest: document(100 + number))
        }
        let quote = Quote(
            id: QuoteID(hashing: ["one"]), text: "We wait.",
            variants: ["We wait.", "We are waiting.", "We do wait."].map {
                Quote.Variant(text: $0, documents: [document(1)])
            }, formerCarriers: former)
        let lines = QuotePage(quote, score: 0.97, on: .plain).lines
        #expect(lines.allSatisfy { $0.columns <= 80 })
        let text = lines.joined(separator: " ")
        #expect(text.contains("12 former carriers") && text.contains("found 97%"))
    }
}
