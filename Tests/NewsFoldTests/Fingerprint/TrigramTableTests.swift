internal import Testing

@testable internal import NewsFold

@Suite("Runs of three words")
struct TrigramTableTests {
    /// Few words, so that runs stand in many places.
    private static func words(_ count: Int, seed: UInt64) -> [UInt32] {
        var generator = SplitMix(state: seed)
        return (0..<count).map { _ in UInt32.random(in: 0..<4, using: &generator) }
    }

    private static func runs(of words: [UInt32]) -> [[UInt32]] {
        words.count < 3 ? [] : (0..<words.count - 2).map { Array(words[$0..<$0 + 3]) }
    }

    @Test(
        "each is found where it first stands, then where it stands next", arguments: [0, 1, 2, 3, 4, 50, 400])
    func found(_ count: Int) {
        let (text, other) = (Self.words(count, seed: 1), Self.words(120, seed: 2))
        let table = TrigramTable(other, isChained: true)
        let own = TrigramTable(text, isChained: false)
        let positions = table.positions(of: own)
        let (runs, others) = (Self.runs(of: text), Self.runs(of: other))
        #expect(positions.count == runs.count + 2)
        #expect(positions.suffix(2) == [-1, -1])
        for (position, run) in runs.enumerated() {
            var expected = others.indices.filter { others[$0] == run }
            var place = positions[position]
            while place >= 0 {
                #expect(Int(place) == expected.removeFirst())
                place = table.next[Int(place)]
            }
            #expect(expected.isEmpty)
        }
        #expect(own.distinct == Set(runs).count)
        #expect(table.shared(with: own, positions) == Set(runs).intersection(others).count)
    }
}
