// Which texts a few common keys lead to, and many.

internal import NewsModel
internal import Testing

@testable internal import NewsFold

@Suite("Keys in common")
struct CandidateHitsTests {
    /// Entries of texts that each stand in the record that `record` says.
    private static func entries(
        _ count: Int, record: (Int) -> Int = { $0 }
    ) -> Column<FoldIndex.Entry> {
        var entries = Column<FoldIndex.Entry>()
        for slot in 0..<count {
            entries.append(
                FoldIndex.Entry(
                    id: PackedID(high: UInt64(slot), low: 0), group: 1, published: .nan,
                    record: RecordTable.Number(record(slot)), title: 0, outlet: 0, withdrawal: .none))
        }
        return entries
    }

    /// What looking up keys with these texts each comes to: at most four records may have one.
    private static func hits(
        _ keys: [Range<FoldIndex.Slot>], among entries: Column<FoldIndex.Entry>
    ) -> CandidateHits {
        var hits = CandidateHits(recordsPerKey: 4, keys: keys.count)
        for key in keys {
            hits.begin(among: entries)
            for slot in key where !hits.take(slot, among: entries) { break }
        }
        hits.begin(among: entries)
        return hits
    }

    /// The texts that share two keys; each is a record of its own, unless told otherwise.
    private static func shared(
        _ keys: [Range<FoldIndex.Slot>], among entries: Column<FoldIndex.Entry> = Self.entries(20)
    ) -> [FoldIndex.Slot] {
        hits(keys, among: entries).shared(by: 2).map(\.slot).sorted()
    }

    @Test("two keys that few texts have are enough")
    func rare() { #expect(Self.shared([0..<2, 1..<3]) == [1]) }

    @Test("of keys that many texts have, four are asked for, or two with one that few have")
    func common() {
        #expect(Self.shared([0..<3, 0..<3]) == [])
        #expect(Self.shared([0..<3, 0..<3, 0..<3]) == [])
        #expect(Self.shared([0..<3, 0..<3, 0..<3, 1..<4]) == [1, 2])
        #expect(Self.shared([0..<3, 0..<1, 0..<3]) == [0])
    }

    @Test("keys that more have say nothing")
    func overfull() { #expect(Self.shared(Array(repeating: 0..<5, count: 9)) == []) }

    @Test("texts that left don't make a key common")
    func gone() {
        var entries = Self.entries(20)
        entries[2].isLive = false
        #expect(Self.shared([0..<3, 0..<3], among: entries) == [0, 1])
    }

    @Test("many texts of few records are all found: records are counted, not texts")
    func fewRecords() {
        let entries = Self.entries(64) { $0 % 4 }
        #expect(Self.shared(Array(repeating: 0..<64, count: 4), among: entries) == Array(0..<64))
    }

    @Test(
        "past sixteen texts for each record that has it, a key is read no further, and tells of those before")
    func manyTexts() {
        let entries = Self.entries(100) { $0 % 2 }
        let hits = Self.hits(Array(repeating: 0..<100, count: 4), among: entries)
        #expect(hits.read == 4 * 32)
        #expect(hits.overfull == 0)
        #expect(hits.shared(by: 2).map(\.slot).sorted() == Array(0..<32))
    }

    @Test("a key is read no further once it has a record too many, however late that one comes")
    func lateRecord() {
        let hits = Self.hits([0..<50], among: Self.entries(50) { $0 / 10 })
        // Ten texts of each of four records, then one of the fifth.
        #expect(hits.read == 41)
        #expect(hits.overfull == 1)
    }

    @Test("records of one key don't count for the next")
    func otherKey() {
        let hits = Self.hits([0..<40, 40..<80], among: Self.entries(80) { $0 / 10 })
        #expect(hits.read == 80)
        #expect(hits.overfull == 0)
    }
}
