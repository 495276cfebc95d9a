internal import Testing

@testable internal import wirefoldctl

@Suite("A word difference")
struct WordDifferenceTests {
    @Test("marks what is left out and what is added; case and marks are no difference")
    func marks() {
        let difference = WordDifference(
            from: "The pier fell, because nobody listened", to: "the old pier fell because they slept")
        #expect(
            difference.lines(width: 80, on: .plain) == [
                "the {+old+} pier fell because [-nobody listened-] {+they slept+}"
            ])
    }

    @Test("equal words differ in nothing")
    func equal() {
        #expect(WordDifference(from: "We will rebuild.", to: "we will rebuild").isEmpty)
    }

    @Test("of a long stretch that is left out the first and last words are shown")
    func longStretch() {
        let difference = WordDifference(from: "a b c d e f g h i j k end", to: "end")
        #expect(difference.lines(width: 80, on: .plain) == ["[-a b c … j k-] end"])
    }

    @Test("fits the width, and colours only where there are colours")
    func width() {
        let difference = WordDifference(
            from: String(repeating: "one two ", count: 30), to: String(repeating: "one three ", count: 30))
        #expect(difference.lines(width: 40, on: .plain).allSatisfy { $0.columns <= 40 })
        let coloured = Terminal(isInteractive: true, width: 80, hasColour: true)
        let lines = WordDifference(from: "one two", to: "one three").lines(width: 80, on: coloured)
        #expect(lines == ["one \u{1B}[9;31mtwo\u{1B}[0m \u{1B}[32mthree\u{1B}[0m"])
    }
}
