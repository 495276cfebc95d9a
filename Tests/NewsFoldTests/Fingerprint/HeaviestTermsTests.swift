// HeaviestTerms keeps what sorting by weight would put first.

internal import Testing

@testable internal import NewsFold

@Suite("Picking the heaviest words")
struct HeaviestTermsTests {
    @Test("the heaviest are kept, of equal weight the smaller words", arguments: [0, 3, 40, 41, 500])
    func kept(_ count: Int) {
        let all = (0..<UInt32(count)).map { (word: $0 &* 2_654_435_769, weight: Float($0 % 60)) }
        var terms = HeaviestTerms(limit: 40)
        for term in all { terms.insert(term.word, weight: term.weight) }
        let expected = all.filter { $0.weight > 0 }
            .sorted { ($1.weight, $0.word) < ($0.weight, $1.word) }
            .prefix(40)
        #expect(terms.byWord.map(\.word) == expected.map(\.word).sorted())
        #expect(terms.heaviest == expected.first?.weight ?? 1)
    }

    @Test("words are counted in ascending order, and those not asked for are left")
    func counts() {
        var counts = WordCounts([5, 2, 5, 9])
        #expect(counts.take(1) == 0)
        #expect(counts.take(5) == 2)
        #expect(counts.take(7) == 0)
        #expect(counts.left.map(\.word) == [2, 9])
    }
}
