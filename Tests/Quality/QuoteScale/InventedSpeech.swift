// InventedSpeech: sentences of invented words, spread as words of real speech are.

/// Deterministic. Every other word is a common English one; the rest follow Zipf's law.
struct InventedSpeech {
    private static let common = [
        "the", "of", "and", "to", "in", "we", "that", "is", "for", "it", "will", "not", "have", "this",
        "are", "our", "with", "they", "was", "people", "be", "on", "but", "you", "as", "what",
    ]
    private static let syllables = [
        "ba", "cor", "den", "fi", "gral", "hu", "jen", "ko", "lam", "mir", "no", "pel", "qua", "ros", "ste",
        "tor", "ul", "van", "wes", "yor", "zin", "tra", "blo", "che",
    ]
    private static let vocabulary = 40_000.0

    private var state: UInt64 = 0x9e37_79b9_7f4a_7c15

    /// A sentence of 6 … 40 words.
    mutating func words() -> [String] {
        (0..<6 + random(35)).map { $0 % 2 == 0 ? invented() : Self.common[random(Self.common.count)] }
    }

    /// The same with a word in eight left out, replaced or added, and cut at one end.
    mutating func reworded(_ words: [String]) -> [String] {
        var result: [String] = []
        for word in words.dropLast(random(max(1, words.count / 3))) {
            switch random(24) {
            case 0: break
            case 1: result.append(invented())
            case 2: result += [word, invented()]
            default: result.append(word)
            }
        }
        return result
    }

    private mutating func invented() -> String {
        // A rank r with density 1/r: the vocabulary's size to the power of a uniform number.
        var rank = 1.0
        var part = Double(random(1 << 20)) / Double(1 << 20)
        var factor = Self.vocabulary
        while part > 0.000_01 {
            factor = factor.squareRoot()
            part *= 2
            if part >= 1 {
                rank *= factor
                part -= 1
            }
        }
        var number = Int(rank)
        var word = ""
        repeat {
            word += Self.syllables[number % Self.syllables.count]
            number /= Self.syllables.count
        } while number > 0
        return word + "er"
    }

    private mutating func random(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int((state >> 16) % UInt64(limit))
    }
}
