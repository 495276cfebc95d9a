// The distinct words of a text are the same, whether they are numbered or sorted.

internal import Testing

@testable internal import NewsFold

@Suite("Distinct words")
struct DistinctWordsTests {
    private static func tokens(_ words: [UInt32]) -> Tokens {
        Tokens(
            words: words,
            flags: words.indices.map { $0 % 3 == 0 ? .capital : [] },
            sentenceStarts: [0, UInt32(words.count)])
    }

    private static func hashes(_ count: Int, of distinct: UInt64) -> [UInt32] {
        (0..<UInt64(count)).map { WordHash.word($0 &* $0 % max(1, distinct)) }
    }

    @Test("numbering words gives what sorting them gives", arguments: [0, 1, 2, 128, 129, 400, 16_384])
    func numbered(_ count: Int) throws {
        for words in [
            DistinctWordsTests.hashes(count, of: UInt64(count) * 3 / 4),
            DistinctWordsTests.hashes(count, of: 7),
            [UInt32](repeating: .max, count: count), [UInt32](repeating: 0, count: count),
        ] {
            let tokens = DistinctWordsTests.tokens(words)
            let numbered = try #require(DistinctWords(numbering: tokens))
            let sorted = DistinctWords(sorting: tokens)
            #expect(numbered.words == sorted.words)
            #expect(numbered.ranks == sorted.ranks)
            #expect(numbered.uses == sorted.uses)
            #expect(numbered.weights == sorted.weights)
            #expect(numbered.digest == sorted.digest)
        }
    }

    @Test("words that are nearly the same hash are sorted", arguments: [0, UInt32.max - 299])
    func crowded(_ first: UInt32) {
        let words = (0..<300).map { first + $0 * 7 % 300 }
        #expect(DistinctWords(numbering: DistinctWordsTests.tokens(words)) == nil)
        #expect(DistinctWords(DistinctWordsTests.tokens(words)).words == words.sorted())
    }

    @Test("each token's rank is its word's, and the opening counts twice")
    func ranks() {
        let tokens = Tokens("Ferries late. Late ferries again, says Ann")
        let distinct = DistinctWords(tokens)
        #expect(distinct.ranks.map { distinct.words[Int($0)] } == tokens.words)
        #expect(distinct.uses[Int(distinct.ranks[1])].count == 4)
        #expect(distinct.uses[Int(distinct.ranks[6])].names == 1)
    }
}
