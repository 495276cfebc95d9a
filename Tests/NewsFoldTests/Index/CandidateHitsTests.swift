// Which texts a few common keys lead to, and many.

internal import NewsModel
internal import Testing

@testable internal import NewsFold

@Suite("Keys in common")
struct CandidateHitsTests {
    private static let entries: Column<FoldIndex.Entry> = {
        var entries = Column<FoldIndex.Entry>()
        for slot in 0..<20 {
            entries.append(
                FoldIndex.Entry(
                    id: PackedID(high: UInt64(slot), low: 0), group: 1, published: .nan,
                    record: RecordTable.Number(slot), title: 0, outlet: 0, withdrawal: .none))
        }
        return entries
    }()

    /// The texts that share two keys, of keys with these texts each: at most four records may have one.
    private static func shared(
        _ keys: [Range<FoldIndex.Slot>], among entries: Column<FoldIndex.Entry> = Self.entries
    ) -> [FoldIndex.Slot] {
        var hits = CandidateHits(recordsPerKey: 4, keys: keys.count)
        for key in keys {
            hits.begin(among: entries)
            for slot in key where !hits.take(slot, among: entries) { break }
        }
        hits.begin(among: entries)
        return hits.shared(by: 2).map(\.slot).sorted()
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
        var entries = Self.entries
        entries[2].isLive = false
        #expect(Self.shared([0..<3, 0..<3], among: entries) == [0, 1])
    }
}
