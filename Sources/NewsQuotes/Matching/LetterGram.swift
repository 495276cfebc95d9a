// LetterGram: what stands for a word where a script has no spaces: a few letters in a row.

/// Every two or three letters of a run, one letter further each time. Single letters agree by chance in
/// any two sentences; where words end, nothing tells.
enum LetterGram {
    /// Letters in a row: two of Chinese and Japanese, three where letters make syllables.
    static func length(startingWith scalar: UInt32) -> Int { isSyllabic(scalar) ? 2 : 3 }

    /// Of a word one such letter makes, as words go in the script.
    static func partOfWord(_ scalar: UInt32) -> Float { isSyllabic(scalar) ? 1 / 2 : 1 / 4 }

    /// A sign over or beside a letter that is no letter itself, as tones are, or a space of no width: the
    /// run goes on.
    static func isSign(_ scalar: UInt32) -> Bool {
        guard scalar >= 0xe00 else { return false }
        if scalar == 0x200b { return true }
        return switch Unicode.Scalar(scalar)?.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }

    /// Such that a sentence weighs about what it does in words, of which each is told several times.
    static func rarity(of letters: [UInt32]) -> Float {
        if !isSyllabic(letters[0]) { return MatchingLexicon.mostWeight / 8 }
        return isFunction(letters) ? 1 : 2.4
    }

    /// Hiragana alone: endings and particles.
    static func isFunction(_ letters: [UInt32]) -> Bool {
        letters.allSatisfy { (0x3040...0x309f).contains($0) }
    }

    private static func isSyllabic(_ scalar: UInt32) -> Bool { scalar >= 0x3000 }
}
