// PlacedLines: lines that are clutter because of where they stand: bylines, times, breadcrumbs
// and credits near an article's ends.

/// Judges lines near the top or the bottom of an article.
struct PlacedLines {
    /// How many lines count as the top.
    static let top = 10
    /// How many lines count as the bottom.
    static let bottom = 6

    let scalars: [UInt32]
    private let rules = ClutterRules.shared

    init(_ scalars: [UInt32]) { self.scalars = scalars }

    /// A line that only says when the article was published: words of time with numbers, among
    /// them a year, or a word such as "updated". Fixtures and programmes have neither.
    func isTime(_ range: Range<Int>, _ tokens: LineTokens) -> Bool {
        guard (2...16).contains(tokens.count), let end = range.last, scalars[end] != 0x2E else {
            return false
        }
        var hasNumber = false
        var hasWord = false
        var isOfArticle = false
        for (index, hash) in tokens.hashes.enumerated() {
            let word = tokens.words[index].range
            if rules.timeWords.contains(hash) {
                hasWord = true
                if Self.published.contains(hash) { isOfArticle = true }
            } else if Letters.isDigit(scalars[word.lowerBound]), word.count <= 8 {
                hasNumber = true
                if tokens.words[index].isNumber, word.count == 4, isYear(word.lowerBound), tokens.count > 2 {
                    isOfArticle = true
                }
            } else {
                return false
            }
        }
        return hasNumber && hasWord && isOfArticle
    }

    /// Whether a number begins with 19 or 20. An apostrophe may stand in it.
    private func isYear(_ start: Int) -> Bool {
        let century = (scalars[start], scalars[start + 1])
        return century == (0x31, 0x39) || century == (0x32, 0x30)
    }

    /// The names in "By Ada Example and Bo Sample, Reuters"; nil when the line is no byline.
    func byline(_ range: Range<Int>, _ tokens: LineTokens) -> Range<Int>? {
        guard (2...14).contains(tokens.count), Self.by.contains(tokens.words[0].hash),
            !LineBreaker.endsSentence(scalars, range),
            !scalars[range].contains(where: LineClassifier.isDoubleQuote)
        else { return nil }
        for index in 1..<tokens.count where !Self.joiners.contains(tokens.words[index].hash) {
            guard Letters.isUppercase(scalars[tokens.words[index].range.lowerBound]) else { return nil }
        }
        return tokens.words[1].range.lowerBound..<range.upperBound
    }

    /// The agency of a line that is a credit and nothing else.
    func credit(_ range: Range<Int>, _ tokens: LineTokens) -> String? {
        guard (1...10).contains(tokens.count), !LineBreaker.endsSentence(scalars, range) else { return nil }
        return rules.agencies.only(in: tokens, others: rules.creditWords)
    }

    /// "Home > World > Europe", and "Home World Europe" before a headline.
    func isBreadcrumb(_ range: Range<Int>, _ tokens: LineTokens, title: LineTokens) -> Bool {
        guard (1...60).contains(tokens.count), !LineBreaker.endsSentence(scalars, range) else { return false }
        // A path of names, not the start of a sentence or a list.
        guard let first = tokens.words.first?.range, !Letters.isLowercase(scalars[first.lowerBound]),
            !Self.joiners.contains(tokens.words[0].hash)
        else { return false }
        var sections = 0
        while sections < tokens.count, rules.sections.contains(tokens.words[sections].hash) { sections += 1 }
        let rest = tokens.hashes[sections...]
        if sections >= 2, rest.isEmpty { return true }
        if sections >= 1, title.count > 1 {
            // The headline after the sections, whole or cut short.
            for start in max(0, sections - 3)...sections where start > 0 {
                let tail = tokens.hashes[start...]
                if tail.count >= 2, title.hashes.starts(with: tail) { return true }
            }
        }
        let separators = range.dropFirst().count {
            Self.isSeparator(scalars[$0]) && Letters.isSpace(scalars[$0 - 1])
        }
        return separators >= 2 && sections >= 1 && tokens.count <= 6 * (separators + 1)
    }

    /// A section's name above the headline: "World News".
    func isSectionLabel(_ range: Range<Int>, _ tokens: LineTokens) -> Bool {
        (1...4).contains(tokens.count) && range.count <= 40
            && tokens.hashes.allSatisfy(rules.sections.contains)
    }

    private static func isSeparator(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3E, 0xBB, 0x203A, 0x7C, 0x2192, 0x2F: true
        default: false
        }
    }

    private static func words(_ words: String) -> WordSet { WordSet(LineTokens(phrase: words[...]).hashes) }

    /// "By" in the languages that put it before an author.
    static let by = words("by von par por di door av af")
    private static let published = words("published posted updated modified ago")
    private static let joiners = words(
        "and und et y e en og och for of the in at van de von der du la und und mit with staff")
}
