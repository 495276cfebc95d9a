internal import NewsModel
internal import Testing

@testable internal import NewsFold

@Suite("Grouping")
struct GroupingTests {
    private static func alike(_ count: Int) -> Grouping {
        var grouping = Grouping(keys: (0..<count).map { UInt64($0 * 7919 % 101) })
        for first in 0..<count {
            for second in 0..<first { grouping.link(first, second, score: 60_000) }
        }
        return grouping
    }

    @Test("texts that are all alike look at each pair of groups once for each that goes")
    func bounded() {
        for count in [8, 64] {
            var grouping = Self.alike(count)
            grouping.run(threshold: 0.7, growth: 0.2)
            #expect(grouping.groups.filter { !$0.isEmpty }.count == 1)
            #expect(grouping.looks <= (count + 1) * count * (count - 1) / 6)
        }
    }

    @Test("what an operator keeps apart stays apart, whatever joins either")
    func apart() {
        var grouping = Self.alike(12)
        grouping.unite([0, 3, 5])
        grouping.separate(3, 9)
        grouping.run(threshold: 0.7, growth: 0.2)
        let groups = grouping.groups.filter { !$0.isEmpty }
        #expect(groups.count == 2)
        #expect(groups.allSatisfy { !($0.contains(3) && $0.contains(9)) })
    }

    @Test("a decision compares a bounded number of texts, however many are alike")
    func neighbourhood() throws {
        var desk = Desk()
        var compared: [Int] = []
        for number in 0..<120 {
            if number.isMultiple(of: 40) { compared.append(desk.engine.textsCompared) }
            try desk.fold(
                article(
                    "copy \(number)", InventedNews.ferryTitle, InventedNews.ferry + ["Printed as \(number)."],
                    outlet: "Outlet \(number)"))
        }
        compared.append(desk.engine.textsCompared)
        let settings = FoldSettings()
        #expect(desk.store.records.count == 1)
        for (before, after) in zip(compared, compared.dropFirst()) {
            #expect(after - before <= 40 * settings.comparisons)
        }
    }
}
