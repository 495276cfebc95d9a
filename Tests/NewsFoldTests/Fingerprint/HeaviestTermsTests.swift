// HeaviestTerms picks what sorting by weight would put first.

internal import Testing

@testable internal import NewsFold

@Suite("Picking the heaviest words")
struct HeaviestTermsTests {
    /// The words picked of some with these weights, and those that sorting would give.
    private static func pick(_ weights: [Float]) -> (picked: [UInt32], expected: [UInt32]) {
        let all = weights.indices.map { (word: UInt32($0) &* 2_654_435_769, weight: weights[$0]) }
        var terms = all.map { HeaviestTerms.term($0.word, weight: $0.weight) }
        let picked = terms.withUnsafeMutableBufferPointer {
            HeaviestTerms.pick(40, of: $0).map(HeaviestTerms.word)
        }
        let heaviest = all.filter { $0.weight > 0 }.sorted { ($1.weight, $0.word) < ($0.weight, $1.word) }
        let chosen = Set(heaviest.prefix(40).map(\.word))
        return (picked, all.map(\.word).filter(chosen.contains))
    }

    @Test("the heaviest are picked, of equal weight the smaller words", arguments: [0, 3, 40, 41, 500])
    func picked(_ count: Int) {
        for weight: (Int) -> Float in [
            { Float($0 % 60) }, { _ in 1 }, { _ in 0 }, { -Float($0) }, { 1 / Float(1 + $0) },
            { $0 % 50 == 0 ? 1e20 : Float($0) * 1e-20 },
        ] {
            let (picked, expected) = HeaviestTermsTests.pick((0..<count).map(weight))
            #expect(picked == expected)
        }
    }

    @Test("words are counted in ascending order")
    func counts() {
        let counts = WordCounts([5, 2, 5, 9, 5])
        #expect(counts.words == [2, 5, 9])
        #expect(counts.counts == [1, 3, 1])
        #expect(WordCounts([]).words.isEmpty)
    }
}
