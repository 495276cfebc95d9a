// What stories are found by: terms in blocks, and records by word.

internal import Testing

@testable internal import NewsFold

@Suite("Tables of stories")
struct StoryTableTests {
    static func terms(_ number: Int) -> StoryTerms {
        let count = number % 41
        return StoryTerms(
            words: (0..<count).map { UInt32(number * 3 + $0 * 7) },
            weights: (0..<count).map { UInt8(255 - $0) })
    }

    @Test("terms read back as they were, in blocks and out of them")
    func termsReadBack() throws {
        var table = StoryTermTable(store: MemoryBlocks())
        for number in 0..<3000 { #expect(try table.append(Self.terms(number)) == Int32(number)) }
        for number in stride(from: 0, to: 3000, by: 37) {
            #expect(table[Int32(number)] == Self.terms(number))
            let other = Self.terms(number + 41)
            #expect(table.likeness(Int32(number), to: other) <= 1)
        }
        #expect(table.likeness(40, to: Self.terms(40)) > 0.999)
        #expect(table.likeness(0, to: Self.terms(40)) == 0)
    }

    @Test("a word finds its records in the order of arrival, until they leave")
    func records() {
        var postings = StoryPostings()
        func found(_ word: UInt32) -> [RecordTable.Number] {
            var found: [RecordTable.Number] = []
            postings.addLatest(at: word, to: &found)
            return found
        }
        postings.insert(5, at: 1)
        #expect(found(1) == [5])
        for number: RecordTable.Number in [7, 9] { postings.insert(number, at: 1) }
        #expect(found(1) == [5, 7, 9])
        postings.remove(7, at: 1)
        #expect(found(1) == [5, 9])
        for number: RecordTable.Number in [5, 9] { postings.remove(number, at: 1) }
        #expect(found(1) == [])
        postings.insert(3, at: 2)
        postings.insert(4, at: 2)
        #expect(found(1) == [] && found(2) == [3, 4])
    }

    @Test("of a word that very many records have, the latest are found")
    func commonWord() {
        var postings = StoryPostings()
        for number in 0..<RecordTable.Number(2000) { postings.insert(number, at: 1) }
        var found: [RecordTable.Number] = []
        postings.addLatest(at: 1, to: &found)
        #expect(found == Array(1744..<2000))
    }
}
