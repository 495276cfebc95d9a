internal import Testing

@testable internal import wirefoldctl

@Suite("Text on a terminal")
struct DisplayWidthTests {
    @Test(
        "takes the columns that a terminal gives it",
        arguments: [
            ("plain", 5), ("café", 4), ("cafe\u{301}", 4), ("東京", 4), ("한국", 4), ("ｆｕｌｌ", 8), ("👩‍👩‍👧", 2),
            ("🇸🇪", 2), ("❤️", 2), ("a\u{200B}b", 2), ("“…”", 3), ("", 0),
        ])
    func columns(text: String, columns: Int) {
        #expect(text.columns == columns)
    }

    @Test("is cut with a … that still fits, never inside a wide character")
    func cut() {
        #expect("harbour".cut(to: 7) == "harbour")
        #expect("harbour".cut(to: 6) == "harbo…")
        #expect("東京湾".cut(to: 6) == "東京湾")
        #expect("東京湾".cut(to: 5) == "東京…")
        #expect("東京湾".cut(to: 4) == "東…")
        #expect("abc".cut(to: 1) == "…")
        #expect("abc".cut(to: 0) == "")
    }

    @Test("is wrapped at spaces, and inside what is longer than a line")
    func wrapped() {
        #expect("the quay will reopen".wrapped(to: 10) == ["the quay", "will", "reopen"])
        #expect("abcdefghijklmnop q".wrapped(to: 8) == ["abcdefgh", "ijklmnop", "q"])
        #expect("one\n\ntwo".wrapped(to: 10) == ["one", "", "two"])
        #expect("東京湾の波が高い".wrapped(to: 8) == ["東京湾の", "波が高い"])
        #expect("".wrapped(to: 10) == [""])
    }

    @Test("loses its power over the terminal")
    func escaped() {
        #expect("\u{1B}[31mred\u{7}".shown == "\\x1b[31mred\\x07")
        #expect("a\u{9B}b".shown == "a\\x9bb")
        #expect("right\u{202E}left".shown == "right\\u{202e}left")
        #expect("two\nlines\tand a tab".shown == "two lines and a tab")
        #expect("two\nlines\rfake".shownLines == "two\nlines fake")
    }
}
