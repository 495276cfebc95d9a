// Offset maps: from a cleaned text back to the original.

internal import NewsModel
internal import Testing

@Suite("An offset map")
struct OffsetMapTests {
    private func range(_ start: Int, _ end: Int) -> TextRange { TextRange(start: start, end: end) }

    @Test("joins stretches that go on without a gap")
    func joining() {
        var map = OffsetMap()
        map.append(clean: range(0, 4), original: range(2, 6))
        map.append(clean: range(4, 9), original: range(6, 11))
        map.append(clean: range(9, 12), original: range(14, 17))
        #expect(map.runs.count == 2)
    }

    @Test("finds the original of a stretch, over gaps too")
    func lookUp() {
        var map = OffsetMap()
        map.append(clean: range(0, 5), original: range(10, 15))
        map.append(clean: range(7, 10), original: range(20, 23))
        #expect(map.original(of: range(1, 3)) == range(11, 13))
        #expect(map.original(of: range(4, 8)) == range(14, 21))
        #expect(map.original(of: range(5, 7)) == nil)
        #expect(map.original(of: range(50, 60)) == nil)
    }

    @Test("maps whole stretches where lengths differ")
    func unequal() {
        var map = OffsetMap()
        map.append(clean: range(0, 1), original: range(0, 3))
        map.append(clean: range(1, 4), original: range(3, 6))
        #expect(map.original(of: range(0, 1)) == range(0, 3))
        #expect(map.original(of: range(0, 2)) == range(0, 4))
    }

    @Test("text in a range is cut, never out of bounds")
    func textInRange() {
        let text = "a🌊b"
        #expect(text.text(in: range(1, 2)) == "🌊")
        #expect(text.text(in: range(2, 99)) == "b")
        #expect(text.text(in: range(5, 9)) == "")
        #expect(text.text(in: range(-3, 2)) == "")
        #expect(text.text(in: range(2, 1)) == "")
    }
}
