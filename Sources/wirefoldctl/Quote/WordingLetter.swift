// WordingLetter: the letters by which pages tell the wordings of a quote.

internal import WirefoldClient

enum WordingLetter {
    /// A … Z, then A2, B2 …
    static func of(_ index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
        return index < 26 ? letter : letter + String(index / 26 + 1)
    }
}

extension Quote {
    /// The letter of the wording that a carrier has.
    func letter(of carrier: Carrier) -> String {
        let index =
            variants.firstIndex { $0.text == carrier.text && $0.documents.contains(carrier.document) }
            ?? variants.firstIndex { $0.documents.contains(carrier.document) }
            ?? variants.firstIndex { $0.text == carrier.text }
        return index.map(WordingLetter.of) ?? "–"
    }
}
