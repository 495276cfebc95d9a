// NumberLists holds what a dictionary of arrays would.

internal import Testing

@testable internal import NewsFold

@Suite("Lists of numbers by key")
struct NumberListsTests {
    @Test("numbers come and go as in a dictionary of arrays")
    func likeDictionary() {
        var lists = NumberLists()
        var expected: [UInt32: [Int32]] = [:]
        for step in 0..<UInt64(20_000) {
            // Few keys and few numbers, so that both come again; the highest key and the lowest among them.
            let key = UInt32(truncatingIfNeeded: WordHash.mix(step)) % 300 &* 14_364_722
            let number = Int32(WordHash.mix(step + 1) % 5)
            if step % 3 == 0 {
                lists.remove(number, at: key)
                expected[key]?.removeAll { $0 == number }
                if expected[key]?.isEmpty == true { expected[key] = nil }
            } else {
                expected[key, default: []].append(number)
                #expect(lists.append(number, at: key) == expected[key]?.count)
            }
            #expect(lists[key] == expected[key] ?? [])
        }
        #expect(lists.keys == expected.keys.sorted())
        var found: [UInt32: [Int32]] = [:]
        lists.forEach { found[$0, default: []].append($1) }
        #expect(found == expected)
        lists.removeAll()
        #expect(lists.keys.isEmpty)
    }

    @Test("many keys are looked for at once, and reading one's numbers stops where it is told to")
    func find() {
        var lists = NumberLists()
        #expect(lists.find([1]) == [NumberTable.none])
        lists.append(0, at: 1)
        for number: Int32 in 3...9 { lists.append(number, at: 2) }
        func read(_ found: Int32, atMost: Int) -> [Int32] {
            var read: [Int32] = []
            lists.forEach(of: found) { number in
                read.append(number)
                return read.count < atMost
            }
            return read
        }
        #expect(lists.find([2, 1, 3]).map { read($0, atMost: 5) } == [[3, 4, 5, 6, 7], [0], []])
        lists.keepLast(2, at: 2)
        #expect(lists[2] == [8, 9])
        lists.keepLast(2, at: 1)
        #expect(lists[1] == [0])
    }
}
