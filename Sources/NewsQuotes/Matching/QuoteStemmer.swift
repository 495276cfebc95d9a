// QuoteStemmer: cuts an English word to a stem that its inflections and spellings share.

/// A light suffix stemmer: plurals, verb endings, -ise/-ize and -our/-or, and the commonest
/// endings of derived words. Words of under four letters and numbers stay as they are.
struct QuoteStemmer {
    /// Lower-case letters of the word, its stem after `stem()`.
    var letters: [UInt32] = []

    mutating func stem() {
        guard letters.count >= 4, !letters.allSatisfy(Glyph.isDigit) else { return }
        respell()
        dropPlural()
        dropInflection()
        dropDerivation()
    }

    private mutating func respell() {
        for start in letters.indices.dropLast(6) where letters[start] == 0x69 && letters[start + 1] == 0x73 {
            if letters[(start + 2)...].starts(with: Self.ation) { letters[start + 1] = 0x7a }
        }
        if ends("ise") { replace(3, "ize") }
        if ends("ised") || ends("ises") { replace(4, "ize") }
        if ends("ising") { replace(5, "ize") }
        if ends("our"), letters.count > 4 { replace(3, "or") }
        if ends("ours") { replace(4, "or") }
    }

    private static let ation = Array("ation".unicodeScalars.map(\.value))

    private mutating func dropPlural() {
        if ends("ies"), letters.count > 4 {
            replace(3, "y")
        } else if ends("sses") {
            replace(2, "")
        } else if ends("s"), !ends("ss"), !ends("us"), !ends("is") {
            replace(1, "")
        }
    }

    private static let inflections: [(StaticString, StaticString)] = [
        ("ational", "ate"), ("ization", "ize"), ("fulness", "ful"), ("ousness", "ous"), ("iveness", "ive"),
        ("ingly", ""), ("edly", ""), ("ing", ""), ("ied", "y"), ("ed", ""), ("ily", "y"), ("ly", ""),
    ]

    private mutating func dropInflection() {
        for (ending, replacement) in Self.inflections
        where letters.count - ending.utf8CodeUnitCount >= 3 && ends(ending)
            && hasVowel(upTo: letters.count - ending.utf8CodeUnitCount)
        {
            replace(ending.utf8CodeUnitCount, replacement)
            break
        }
        if letters.count > 3, let last = letters.last, letters[letters.count - 2] == last,
            last != 0x6c, last != 0x73, last != 0x7a  // -ll, -ss and -zz stay
        {
            letters.removeLast()
        }
        if letters.count > 4, letters.last == 0x65 { letters.removeLast() }
    }

    private static let derivations: [StaticString] = [
        "ment", "ness", "tion", "ation", "ance", "ence", "al", "ous", "ive", "able", "ible", "ful",
    ]

    private mutating func dropDerivation() {
        for ending in Self.derivations
        where letters.count - ending.utf8CodeUnitCount >= 4 && ends(ending) {
            replace(ending.utf8CodeUnitCount, "")
            return
        }
    }

    private func hasVowel(upTo end: Int) -> Bool {
        letters[..<end].contains {
            $0 == 0x61 || $0 == 0x65 || $0 == 0x69 || $0 == 0x6f || $0 == 0x75 || $0 == 0x79
        }
    }

    private func ends(_ ending: StaticString) -> Bool {
        let count = ending.utf8CodeUnitCount
        guard letters.count >= count else { return false }
        let start = letters.count - count
        for index in 0..<count where letters[start + index] != UInt32(ending.utf8Start[index]) {
            return false
        }
        return true
    }

    private mutating func replace(_ count: Int, _ ending: StaticString) {
        letters.removeLast(count)
        for index in 0..<ending.utf8CodeUnitCount { letters.append(UInt32(ending.utf8Start[index])) }
    }
}
