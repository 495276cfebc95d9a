internal import Testing

@testable internal import wirefoldctl

@Suite("A table")
struct TableTests {
    @Test("fits the width by cutting the widest column that may be cut")
    func fits() {
        var table = Table(.init("ID"), .init("COUNT", isRight: true), .init("TITLE", minimum: 10))
        table.append(
            "r-aaaaaaaaaaaaaaaa", "12", "A very long title that goes on and on and would never fit in here")
        table.append("r-bbbbbbbbbbbbbbbb", "3", "東京湾の古い桟橋が夜明け前に崩れて二台のクレーンと税関の小屋が海に沈んだ")
        let lines = table.lines(on: Terminal(isInteractive: false, width: 60, hasColour: false))
        #expect(lines.allSatisfy { $0.columns <= 60 })
        #expect(lines[1].hasPrefix("r-aaaaaaaaaaaaaaaa     12  A very"))
        #expect(lines[1].hasSuffix("…"))
    }

    @Test("never cuts a column that has no minimum")
    func keepsIDs() {
        var table = Table(.init("ID"), .init("TITLE", minimum: 4))
        table.append("r-aaaaaaaaaaaaaaaa", "headline")
        let lines = table.lines(on: Terminal(isInteractive: false, width: 10, hasColour: false))
        #expect(lines[1] == "r-aaaaaaaaaaaaaaaa  hea…")
    }

    @Test("shows emphasis on a terminal that has colours, and nowhere else")
    func colours() {
        let table = Table(.init("ID"))
        #expect(table.lines(on: .plain) == ["ID"])
        #expect(
            table.lines(on: Terminal(isInteractive: true, width: 80, hasColour: true)) == [
                "\u{1B}[1mID\u{1B}[0m"
            ])
    }
}
