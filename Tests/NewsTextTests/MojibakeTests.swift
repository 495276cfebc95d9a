// Text that was read in the wrong encoding is put right, and text that only looks odd is left.

internal import NewsModel
internal import Testing

@testable internal import NewsText

@Suite("Mojibake")
struct MojibakeTests {
    private func normalized(_ text: String) throws -> Document {
        try Normalizer().document(from: Article(title: "Pier vote", text: text))
    }

    @Test(
        "of any of nine encodings is put right",
        arguments: [
            ("The councilâ€™s vote", "The council’s vote"),
            ("le conseil a votÃ© mardi", "le conseil a voté mardi"),
            ("РџРёСЂСЃ РїРѕСЂС‚Р° РљРµР»СЊРІР°РЅР° РїРѕСЃС‚СЂРѕСЏС‚", "Пирс порта Кельвана построят"),
            ("Rada mÄ›sta rozhodla, Ĺľe pĹ™Ă\u{AD}stav ÄŤekĂˇ", "Rada města rozhodla, že přístav čeká"),
            ("le conseil a vot√© mardi, d√©j√† r√©par√©", "le conseil a voté mardi, déjà réparé"),
            ("le conseil a vot├⌐ et r├⌐par├⌐", "le conseil a voté et réparé"),
            ("RÄ«gas ostas padome nobalsoja otrdienÄ\u{81}", "Rīgas ostas padome nobalsoja otrdienā"),
        ])
    func repaired(_ spoilt: String, _ text: String) throws { #expect(try normalized(spoilt).text == text) }

    @Test(
        "is not seen in sound text",
        arguments: [
            "LE CONSEIL A VOTÉ…", "O QUE VOCÊ…", "Offering 5×£35 berths", "2012—∞", "( o¬ô )", "L’été à Orle",
            "∆°",
            "SELKÄ EDELLÄ", "Совет порта решил «ждать», — сказал Ё. Пирсов",
            "Рада порту вирішила її підтримати",
            "Ο δήμος «αποφάσισε» χθες…", "(-1/2)! = √π", "C O N C L U S Ã O",
        ])
    func left(_ text: String) throws { #expect(try normalized(text).text == text) }

    @Test("maps its offsets back")
    func offsets() throws {
        let document = try normalized("Avant: le conseil a votÃ© mardi.")
        let place = document.offsets.original(of: TextRange(start: 23, end: 24))
        #expect(place == TextRange(start: 23, end: 25))
    }

    @Test("a sign of Latin-1 is the kind of letter that Unicode says")
    func glyphs() {
        for scalar in UInt32(0)..<0x200 {
            let category = Unicode.Scalar(scalar)?.properties.generalCategory
            #expect(Glyph(scalar).isLower == (category == .lowercaseLetter), "U+\(String(scalar, radix: 16))")
            #expect(Glyph(scalar).isUpper == (category == .uppercaseLetter), "U+\(String(scalar, radix: 16))")
            let letters: [Unicode.GeneralCategory] = [
                .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            ]
            #expect(
                Glyph(scalar).isLetter == category.map(letters.contains), "U+\(String(scalar, radix: 16))")
        }
    }
}
