internal import NewsModel
internal import Testing

@Suite("The difference of two versions")
struct TextDifferenceTests {
    private static let before = "The ferry carried 212 people.\n\nNobody was hurt.\n\nBoats stop on Tuesday."

    @Test("a changed figure is one change of one word")
    func word() {
        let after = Self.before.replacing("212", with: "214")
        let changes = TextDifference(from: Self.before, to: after).changes
        #expect(changes.map(\.removed) == ["212"])
        #expect(changes.map(\.added) == ["214"])
        #expect(Self.before.text(in: changes[0].old) == "212")
        #expect(after.text(in: changes[0].new) == "214")
    }

    @Test("an added paragraph has an empty place in the old text")
    func paragraph() {
        let after = Self.before + "\n\nBuses run instead."
        let changes = TextDifference(from: Self.before, to: after).changes
        #expect(changes.count == 1)
        #expect(changes[0].removed.isEmpty)
        #expect(changes[0].old == TextRange(start: Self.before.count, end: Self.before.count))
        #expect(after.text(in: changes[0].new) == "Buses run instead.")
    }

    @Test("a removed paragraph has an empty place in the new text")
    func removed() {
        let after = "The ferry carried 212 people.\n\nBoats stop on Tuesday."
        let changes = TextDifference(from: Self.before, to: after).changes
        #expect(changes.map(\.removed) == ["Nobody was hurt."])
        #expect(changes.map(\.added) == [""])
        #expect(changes[0].new.start == changes[0].new.end)
    }

    @Test("equal texts and empty texts have none or one change")
    func edges() {
        #expect(TextDifference(from: Self.before, to: Self.before).changes.isEmpty)
        #expect(TextDifference(from: "", to: "").changes.isEmpty)
        #expect(TextDifference(from: "", to: "New.").changes.map(\.added) == ["New."])
        #expect(TextDifference(from: "Old.", to: "").changes.map(\.removed) == ["Old."])
    }

    @Test("a long text that changed throughout is told as a whole")
    func long() {
        let old = (0..<3000).map { "a\($0)" }.joined(separator: " ")
        let new = (0..<3000).map { "b\($0)" }.joined(separator: " ")
        #expect(TextDifference(from: old, to: new).changes.count == 1)
    }
}
