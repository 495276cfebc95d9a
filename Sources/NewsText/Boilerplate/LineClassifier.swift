// LineClassifier: is a line clutter, whatever stands around it?

/// Judges single lines by the table of stock phrases. Only short lines are looked at: a
/// paragraph of an article is never clutter.
struct LineClassifier {
    enum Verdict: Equatable {
        case story
        case clutter(String)
        /// Clutter if there is more clutter beside it.
        case weak(String)
    }

    /// In scalars; longer lines are story.
    static let longestClutter = 400

    /// In scalars; lines up to here are always looked at, longer ones when their first word opens a
    /// stock phrase or they stand at the top.
    static let short = 120

    let scalars: [UInt32]
    private let rules = ClutterRules.shared

    init(_ scalars: [UInt32]) { self.scalars = scalars }

    /// The words of a line that may be clutter; nil for one that can't.
    /// - Parameters:
    ///   - isNearTop: true for a line that may be the headline, or that the headline stands above.
    ///   - headline: the first word of a headline that came apart from the text; nil when none did.
    func tokens(of range: Range<Int>, isNearTop: Bool, headline: UInt64?) -> LineTokens? {
        guard range.count <= Self.longestClutter else { return nil }
        if range.count > (isNearTop ? Headline.longest : Self.short) {
            guard let first = LineTokens.first(scalars, in: range),
                rules.openings.opens(with: first) || rules.labels.opens(with: first)
                    || rules.wholes.opens(with: first) || Self.signOffs.opens(with: first)
            else { return nil }
        } else if let headline, !mayBeClutter(range, headline: headline) {
            return nil
        }
        return LineTokens(scalars, in: range)
    }

    /// Every rule asks for a certain first word, which tells of most lines that none holds; two rules
    /// (`PlacedLines.isTime` and `credit`) ask for certain words throughout.
    private func mayBeClutter(_ range: Range<Int>, headline: UInt64) -> Bool {
        guard let first = LineTokens.first(scalars, in: range) else { return true }
        if first.hash == headline || first.isNumber || rules.firstWords.contains(first.hash) { return true }
        guard isFiller(first) else { return false }
        guard let second = LineTokens.first(scalars, in: first.range.upperBound..<range.upperBound) else {
            return true
        }
        return isFiller(second) || rules.firstWords.contains(second.hash)
    }

    private func isFiller(_ word: LineTokens.Word) -> Bool {
        word.isNumber || Letters.isDigit(scalars[word.range.lowerBound]) || rules.fillers.contains(word.hash)
    }

    func verdict(on range: Range<Int>, tokens: LineTokens) -> Verdict {
        guard tokens.count > 0 else { return symbols(range) }
        if isThirty(range, tokens) { return .clutter("end-mark") }
        if let verdict = wholes(range, tokens) { return verdict }
        if let reason = opening(range, tokens) ?? label(range, tokens) ?? signOff(range, tokens) {
            return .clutter(reason)
        }
        return .story
    }

    /// A line without a word: a rule, asterisks, bullets. One that holds a quotation mark stays.
    private func symbols(_ range: Range<Int>) -> Verdict {
        scalars[range].contains(where: Letters.isQuote) ? .story : .clutter("separator")
    }

    /// "-30-", which ends a story on the wires.
    private func isThirty(_ range: Range<Int>, _ tokens: LineTokens) -> Bool {
        tokens.count == 1 && range.count <= 8 && tokens.words[0].isNumber && tokens.words[0].range.count == 2
            && scalars[tokens.words[0].range.lowerBound] == 0x33
            && scalars[tokens.words[0].range.lowerBound + 1] == 0x30
            && tokens.words[0].range.lowerBound > range.lowerBound
    }

    /// Stock phrases from end to end.
    private func wholes(_ range: Range<Int>, _ tokens: LineTokens) -> Verdict? {
        var index = 0
        var phrases = 0
        var strong: Int?
        var weak: Int?
        while index < tokens.count {
            guard let match = rules.wholes.longest(in: tokens, from: index) else { return nil }
            if rules.isWeak[match.number] {
                weak = weak ?? match.number
            } else {
                strong = strong ?? match.number
            }
            index = match.end
            phrases += 1
        }
        if quotes(range) { return nil }
        if let strong { return .clutter(rules.reasons[strong]) }
        // A full stop makes it the end of a sentence that was cut in two.
        guard let weak, let end = range.last, scalars[end] != 0x2E else { return nil }
        return phrases >= 3 ? .clutter(rules.reasons[weak]) : .weak(rules.reasons[weak])
    }

    /// A line that opens with a stock phrase, quotes nobody and isn't long.
    private func opening(_ range: Range<Int>, _ tokens: LineTokens) -> String? {
        guard tokens.count <= 60, let match = rules.openings.longest(in: tokens, from: 0),
            !quotes(range)
        else { return nil }
        return rules.reasons[match.number]
    }

    /// "More from the Courier: …". Like an opening it quotes nobody, and with words of its own before the
    /// colon it is no sentence: "Related costs rose too: the rent went up." Right behind "Read more:" stands
    /// another article's headline, which may quote.
    private func label(_ range: Range<Int>, _ tokens: LineTokens) -> String? {
        guard tokens.count <= 40, let match = rules.labels.longest(in: tokens, from: 0) else { return nil }
        let reason = rules.reasons[match.number]
        let quotes = quotes(range)
        guard !quotes || reason == "related-link" else { return nil }
        for index in match.end - 1..<min(tokens.count, match.end + 5) {
            var next = tokens.words[index].range.upperBound
            while next < range.upperBound, Letters.isSpace(scalars[next]) { next += 1 }
            guard next < range.upperBound else { return nil }
            // Full-width colons too.
            guard scalars[next] == 0x3A || scalars[next] == 0xFF1A else { continue }
            if index < match.end { return reason }
            let isSentence = next + 1 < range.upperBound && LineBreaker.endsSentence(scalars, range)
            return quotes || isSentence ? nil : reason
        }
        return nil
    }

    /// Whether somebody may be quoted in a line. One "»" at its end is the arrow of a link: "Read more »".
    private func quotes(_ range: Range<Int>) -> Bool {
        guard let first = scalars[range].firstIndex(where: Self.isDoubleQuote) else { return false }
        return first < range.upperBound - 1 || scalars[first] != 0xBB
    }

    /// "(Reporting by …; Editing by …)".
    private func signOff(_ range: Range<Int>, _ tokens: LineTokens) -> String? {
        guard tokens.count >= 3, tokens.count <= 60, Self.signOffs.longest(in: tokens, from: 0) != nil else {
            return nil
        }
        let isBracketed = scalars[range.lowerBound] == 0x28 || scalars[range.lowerBound] == 0x5B
        return isBracketed || scalars[range].contains(0x3B) ? "sign-off" : nil
    }

    static let signOffs: PhraseTrie = {
        var trie = PhraseTrie()
        for phrase in [
            "reporting by", "additional reporting by", "writing by", "editing by", "compiled by",
            "reporting and writing by", "reporting and editing by", "writing and editing by",
        ] {
            trie.insert(LineTokens(phrase: phrase[...]), number: 0)
        }
        return trie
    }()

    static func isDoubleQuote(_ scalar: UInt32) -> Bool {
        scalar == 0x22 || (0x201C...0x201F).contains(scalar) || scalar == 0xAB || scalar == 0xBB
    }
}
