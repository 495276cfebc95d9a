// Eight scalars at a time: nothing depends on where among them something special stands.

internal import NewsModel
internal import Testing

@testable internal import NewsText

@Suite("Text read and written eight scalars at a time")
struct PlainASCIITests {
    @Test("has its white space collapsed, and each word mapped to where it stood, wherever that is")
    func spaces() {
        var random = SeededGenerator(state: 8)
        let pieces: [Character] = ["a", "Z", "~", "!", " ", " ", "\t", "\u{A0}", "\u{2028}", "—", "🌊"]
        for length in 0..<400 {
            let middle = String((0..<length % 40).map { _ in pieces.randomElement(using: &random) ?? "a" })
            let text = "x\(middle)y"
            let working = TextRepair.repair(text)
            #expect(working.scalars == text.unicodeScalars.map(\.value))
            var document = DocumentText(scalars: working.scalars.count, paragraphs: 1)
            document.append(0..<working.scalars.count, of: working)
            let words = text.split(whereSeparator: \.isWhitespace)
            #expect(document.text() == words.joined(separator: " "))
            #expect(document.count == document.text().unicodeScalars.count)
            var start = 0
            for word in words {
                let range = TextRange(start: start, end: start + word.unicodeScalars.count)
                let original = document.offsets.original(of: range)
                #expect(original.map { text.text(in: $0) } == String(word))
                start = range.end + 1
            }
        }
    }

    @Test("is repaired wherever it needs it")
    func repair() {
        for before in 0..<20 {
            for after in [0, 1, 7, 8, 9] {
                let left = String(repeating: "a", count: before)
                let right = String(repeating: "b", count: after)
                for (spoilt, whole) in [
                    ("&amp;", "&"), ("&#8217;", "’"), ("\u{7}", ""), ("\u{7F}", ""), ("\u{200B}", ""),
                    ("\u{92}", "’"), ("e\u{301}", "é"), ("â€™", "’"), ("Â£", "£"),
                ] {
                    let working = TextRepair.repair(left + spoilt + right + "\n" + spoilt)
                    let scalars = (left + whole + right + "\n" + whole).unicodeScalars.map(\.value)
                    #expect(working.scalars == scalars)
                    #expect(working.breaks == scalars.firstIndex(of: 0x0A).map { [$0] })
                }
            }
        }
    }

    @Test("is tidy only without anything to repair or collapse")
    func tidiness() {
        for text in ["", "a", "Pier opens", "A b: c!"] { #expect(PlainASCII.isTidy(text)) }
        for text in [" ", " a", "a ", "a  b", "a\tb", "a\nb", "é", "a & b", "\u{7F}"] {
            #expect(!PlainASCII.isTidy(text))
        }
    }
}

@Suite("Spoilt lines of any length")
struct LongMojibakeTests {
    @Test("are put right in parts")
    func parts() {
        for length in [1, 1990, 2010, 4001, 5000] {
            let plain = String(repeating: "x", count: length)
            let text = "\(plain) Â£5 \(plain) itâ€™s\nÂ£6"
            let repaired = TextRepair.repair(text).scalars
            #expect(repaired == "\(plain) £5 \(plain) it’s\n£6".unicodeScalars.map(\.value))
        }
    }
}
