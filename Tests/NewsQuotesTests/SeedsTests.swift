// The five articles of the mission, read from beside the package: they are others' texts and not
// part of it. The words to look for are read from them too.

internal import Foundation
internal import NewsIntake
internal import NewsModel
internal import NewsQuotes
internal import NewsText
internal import Testing

@Suite(
    "The mission's five articles",
    .enabled(if: FileManager.default.fileExists(atPath: Seeds.path), "../shared/seeds is not there"))
struct SeedsTests {
    @Test("in every order of arrival the quotes have the same carriers and speakers")
    func everyOrder() throws {
        let documents = try Seeds.documents()
        let prepared = documents.map { DocumentQuotations($0) }
        var outcomes: Set<Set<Set<DocumentID>>> = []
        for order in Seeds.orders(of: Array(prepared.indices)) {
            var index = QuoteIndex()
            for place in order { _ = index.insert(prepared[place]) }
            var carriers: Set<Set<DocumentID>> = []
            for expected in Seeds.expected {
                let found = try #require(
                    index.find(text: Seeds.wording(of: expected, in: documents), limit: 1).first)
                let quote = try #require(index.quote(found.quote))
                #expect(
                    Set(quote.carriers.map(\.document)) == Set(expected.carriers.map { documents[$0].id }),
                    "\(order)")
                #expect(quote.variants.count >= expected.wordings, "\(order)")
                if let speaker = expected.speaker { #expect(quote.speaker == speaker, "\(order)") }
                carriers.insert(Set(quote.carriers.map(\.document)))
            }
            outcomes.insert(carriers)
        }
        #expect(outcomes.count == 1)
    }

    @Test("no quote mixes two utterances: each of several carriers is of one, read by eye")
    func noneMixes() throws {
        let documents = try Seeds.documents()
        var index = QuoteIndex()
        var quotes: Set<QuoteID> = []
        for document in documents {
            for case .updated(let quote) in index.insert(DocumentQuotations(document)).changes {
                quotes.insert(quote)
            }
        }
        let shared = quotes.compactMap { index.quote($0) }.filter { $0.carriers.count > 1 }
        #expect(shared.count >= 5)
        var seen: Set<String> = []
        for quote in Set(shared) {
            let utterances = Seeds.utterances.filter { word in
                quote.variants.allSatisfy { $0.text.lowercased().contains(word) }
            }
            #expect(utterances.count == 1, "\(quote.variants.map(\.text)) is of \(utterances)")
            for utterance in utterances { #expect(seen.insert(utterance).inserted, "two of \(utterance)") }
        }
    }
}

enum Seeds {
    static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/seeds").path

    /// A quote that must be found: who carries it, by place, and in how many wordings at least. The
    /// words to find it by are the longest quotation of `document` that holds all of `holding`.
    struct Expected {
        var document: Int
        var holding: [String]
        var carriers: [Int]
        var wordings: Int
        var speaker: String?
    }

    static let expected = [
        Expected(
            document: 3, holding: ["officially"], carriers: [0, 1, 2, 3], wordings: 3, speaker: "Omer Kanat"),
        Expected(
            document: 0, holding: ["game-"], carriers: [0, 1, 2, 3], wordings: 3, speaker: "Omer Kanat"),
        Expected(document: 0, holding: ["constitute"], carriers: [0, 1, 2, 4], wordings: 3),
        Expected(
            document: 0, holding: ["ccountability"], carriers: [0, 3], wordings: 1, speaker: "Dolkun Isa"),
        Expected(document: 0, holding: ["deceive"], carriers: [0], wordings: 1, speaker: "Liu Yuyin"),
    ]

    /// A word of each utterance that several articles carry, and that none of the others holds.
    static let utterances = [
        "officially", "game", "constitute", "ccountability", "tangible", "torture", "politicized document",
    ]

    static func wording(of expected: Expected, in documents: [Document]) throws -> String {
        try #require(
            documents[expected.document].quotations.map(\.text)
                .first { text in expected.holding.allSatisfy { text.contains($0) } })
    }

    static func documents() throws -> [Document] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted().map { name in
            let content = try Data(contentsOf: URL(filePath: path).appending(path: name))
            let article = try ArticleReader().article(
                from: Array(content), format: "text", known: ArticleKnowledge(source: name))
            var document = try Normalizer().document(from: article)
            document.quotations = QuotationExtractor().quotations(in: document.text, title: document.title)
            return document
        }
    }

    static func orders(of places: [Int]) -> [[Int]] {
        guard let first = places.first else { return [[]] }
        return orders(of: Array(places.dropFirst())).flatMap { rest in
            (0...rest.count).map { place in
                var order = rest
                order.insert(first, at: place)
                return order
            }
        }
    }
}
