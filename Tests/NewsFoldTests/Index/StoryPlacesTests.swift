// StoryPlaces holds what a dictionary would.

internal import Testing

@testable internal import NewsFold

@Suite("Numbers by word")
struct StoryPlacesTests {
    @Test("words are set, changed and removed as in a dictionary")
    func likeDictionary() {
        var places = StoryPlaces()
        var expected: [UInt32: Int32] = [:]
        for step in 0..<UInt64(20_000) {
            // Few words, so that many come again; the highest and the lowest among them.
            let word = UInt32(truncatingIfNeeded: WordHash.mix(step)) % 1500 &* 2_863_312
            let number = step % 3 == 0 ? nil : Int32(truncatingIfNeeded: step) - 10_000
            places[word] = number
            expected[word] = number
            #expect(places[word] == number)
        }
        #expect(places.count == expected.count)
        #expect(places.words == expected.keys.sorted())
        #expect(expected.allSatisfy { places[$0.key] == $0.value })
        for word in places.words { places[word] = nil }
        #expect(places.words.isEmpty)
    }
}
