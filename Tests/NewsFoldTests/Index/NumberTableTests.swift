// NumberTable holds what a dictionary would.

internal import Testing

@testable internal import NewsFold

@Suite("Numbers by key")
struct NumberTableTests {
    @Test("keys are set, changed and removed as in a dictionary")
    func likeDictionary() {
        var table = NumberTable()
        var expected: [UInt32: Int32] = [:]
        for step in 0..<UInt64(20_000) {
            // Few keys, so that many come again; the highest and the lowest among them.
            let key = UInt32(truncatingIfNeeded: WordHash.mix(step)) % 1500 &* 2_863_312
            let number = step % 3 == 0 ? nil : Int32(truncatingIfNeeded: step) - 10_000
            table[key] = number
            expected[key] = number
            #expect(table[key] == number)
        }
        #expect(table.count == expected.count)
        #expect(table.keys == expected.keys.sorted())
        #expect(expected.allSatisfy { table[$0.key] == $0.value })
        for key in table.keys { table[key] = nil }
        #expect(table.keys.isEmpty)
    }
}
