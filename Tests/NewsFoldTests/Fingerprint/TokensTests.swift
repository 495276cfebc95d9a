// Words are the same however they are read: at a word a step, or a scalar at a time.

internal import NewsModel
internal import Testing

@testable internal import NewsFold

@Suite("Reading words")
struct TokensTests {
    private static let words = [
        "a", "It", "held", "seven", "ferries", "harbours", "lighthouse", "quaysideworkers",
    ]

    @Test(
        "words beside each other are the words alone",
        arguments: [" ", ", ", ". ", "\n\n", " – ", "; “", "7 "])
    func separators(_ separator: String) {
        let together = Tokens(TokensTests.words.joined(separator: separator)).words
        let alone = TokensTests.words.flatMap { Tokens($0 + separator).words }
        #expect(together == Array(alone.prefix(together.count)))
        #expect(alone.count - together.count <= 1)
    }

    @Test("a word goes on after an apostrophe or a letter beyond ASCII")
    func longWords() {
        #expect(Tokens("the skipper's log").words == Tokens("the skippers log").words)
        #expect(Tokens("a café here").words == Tokens("a cafe here").words)
        #expect(Tokens("the ko'ala").count == 2)
        for split in ["kéeper", "keepér", "kee'per", "keepe'r", "keeper’s"] {
            #expect(Tokens("a \(split) here").words[1] == Tokens("keeper").words[0], "\(split)")
        }
        #expect(Tokens("паромы").words == Tokens("Паромщик").words)
        #expect(Tokens("паром").words != Tokens("парус").words)
    }

    @Test("a number is its digits, in whatever script")
    func numbers() {
        #expect(Tokens("２０２６").words == Tokens("2026").words)
        #expect(Tokens("2026").words != Tokens("2062").words)
    }

    @Test("tokens stand where their words stand")
    func places() {
        let text = "Größe counts, says Ann. Lighthouses don’t."
        let spans = TokenSpans(text)
        #expect((0..<6).map { spans.range($0, $0 + 1).start } == [0, 6, 14, 19, 24, 36])
        #expect((0..<6).map { spans.range($0, $0 + 1).end } == [5, 12, 18, 22, 35, 41])
        let tokens = Tokens(text)
        #expect(tokens.sentenceStarts == [0, 4, 6])
        #expect(tokens.flags[3] == .capital)
        #expect(tokens.flags[4] == [])
    }
}
