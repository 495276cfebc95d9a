// PagePhrases: what a block's own words say: stock lines of sites, by the tables `phrases` and `clutter`.

internal import CNewsTables

/// The stock phrases of sites.
struct PagePhrases: Sendable {
    static let shared = PagePhrases()

    private let wholes: PhraseTable
    private let openings: PhraseTable
    private let linked: PhraseTable
    private let dated: PhraseTable
    /// The words that phrases begin with: most lines begin with others.
    private let firsts: PhraseTable
    private let reasons: [PageReason]
    /// A line with more words isn't judged by its opening.
    private static let longestOpening = 40

    private init() {
        var reasons: [PageReason] = [.body]
        var rows: [Substring: [(phrase: Substring, value: UInt16)]] = [:]
        for row in news_table_page_phrases.rows + news_table_clutter.rows where row.count == 3 {
            let reason = PageReason(clutter: row[0])
            let number = reasons.firstIndex(of: reason) ?? reasons.count
            if number == reasons.count { reasons.append(reason) }
            rows[row[1], default: []].append((row[2], UInt16(number)))
        }
        self.reasons = reasons
        firsts = PhraseTable(
            rows.values.joined().compactMap { row in
                WordHash.words(of: row.phrase.utf8).first.map { (key: $0, value: 1) }
            })
        wholes = PhraseTable(rows["whole", default: []])
        openings = PhraseTable(rows["opening", default: []])
        linked = PhraseTable(rows["link", default: []])
        dated = PhraseTable(rows["dated", default: []])
    }

    /// The reason to leave out a line with these words, or nil.
    func reason(of line: ArraySlice<UInt8>, hasLink: Bool) -> PageReason? {
        guard line.count <= 400 else { return nil }
        guard let first = WordHash.firstWord(of: line), firsts[first] > 0 else { return nil }
        let words = WordHash.words(of: line)
        let isDated = words.count <= 12 && line.contains { (0x30...0x39).contains($0) }
        var phrase = first
        for (index, word) in words.enumerated() {
            if index > 0 { phrase = WordHash.joined(phrase, word) }
            if words.count <= Self.longestOpening {
                if openings[phrase] > 0 { return reasons[Int(openings[phrase])] }
                if isDated, dated[phrase] > 0 { return reasons[Int(dated[phrase])] }
                if hasLink, linked[phrase] > 0 { return reasons[Int(linked[phrase])] }
            }
            guard index < max(wholes.longest, openings.longest, linked.longest) else { return nil }
        }
        return wholes[phrase] > 0 ? reasons[Int(wholes[phrase])] : nil
    }
}

extension PageReason {
    /// The reason that the text stage's table of clutter gives.
    fileprivate init(clutter name: Substring) {
        switch name {
        case "comment-form": self = .comments
        case "subscription": self = .newsletter
        default: self = PageReason(rawValue: String(name)) ?? .navigation
        }
    }
}
