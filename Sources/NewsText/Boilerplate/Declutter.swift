// Declutter: marks the lines of an article that aren't its story, and picks up what they say:
// the headline, the byline, the agency.

internal import NewsModel

/// Goes over the lines of one article.
struct Declutter {
    /// The reason of what was learnt of the outlet.
    static let outletFurniture = "outlet-furniture"
    /// Words of story that have to be left before anything learnt is taken out.
    static let fewestWords = 25

    let scalars: [UInt32]
    private(set) var lines: [Line]
    private var tokens: [LineTokens?]
    private(set) var title: Range<Int>?
    private(set) var byline: Range<Int>?
    private(set) var credit: String?
    /// The keys of lines that may be furniture; empty where nothing is learnt.
    private(set) var passages: [UInt64?] = []
    /// Of those the known ones.
    private(set) var furniture: [UInt64] = []

    /// - Parameters:
    ///   - givenTitle: the headline that came apart from the text; empty when none did.
    ///   - known: the outlet's furniture, as far as it is known; nil where nothing is learnt.
    init(_ scalars: [UInt32], lines: [Line], givenTitle: String, known: Set<UInt64>? = nil) {
        self.scalars = scalars
        self.lines = lines
        tokens = []
        cutEndMarks()
        let classifier = LineClassifier(scalars)
        let given = givenTitle.unicodeScalars.map(\.value)
        let headline =
            given.isEmpty ? nil : LineTokens.first(given, in: 0..<given.count)?.hash ?? LineTokens.emptyKey
        tokens = self.lines.enumerated().map { index, line in
            classifier.tokens(of: line.range, isNearTop: index < PlacedLines.top, headline: headline)
        }
        markStockPhrases()
        if let known {
            passages = PassageReader(scalars: scalars).keys(of: self.lines, tokens)
            markFurniture(known)
        }
        markTop(given: given)
        markBottom()
    }

    /// "###" after the last sentence.
    private mutating func cutEndMarks() {
        for index in lines.indices {
            let range = lines[index].range
            var end = range.upperBound
            while end > range.lowerBound, scalars[end - 1] == 0x23 { end -= 1 }
            guard range.upperBound - end >= 3, end > range.lowerBound else { continue }
            lines[index].tail = end..<range.upperBound
            while end > range.lowerBound, Letters.isSpace(scalars[end - 1]) { end -= 1 }
            lines[index].range = range.lowerBound..<end
        }
    }

    private mutating func markStockPhrases() {
        let classifier = LineClassifier(scalars)
        var weak: [Int: String] = [:]
        for index in lines.indices {
            guard let words = tokens[index] else { continue }
            switch classifier.verdict(on: lines[index].range, tokens: words) {
            case .story: break
            // Where there is nothing to separate, signs are what the text says.
            case .clutter("separator") where lines.count == 1: break
            case .clutter(let reason): lines[index].reason = reason
            case .weak(let reason): weak[index] = reason
            }
        }
        guard !weak.isEmpty else { return }
        // A run of weak lines is clutter when it has company: itself, clutter beside it, or an end
        // of the article.
        var index = 0
        while index < lines.count {
            guard weak[index] != nil else {
                index += 1
                continue
            }
            let start = index
            while index < lines.count, weak[index] != nil { index += 1 }
            let hasCompany =
                index - start > 1 || start > 0 && lines[start - 1].reason != nil
                || index < lines.count && lines[index].reason != nil || (index == lines.count && start > 0)
            if hasCompany { for line in start..<index { lines[line].reason = weak[line] } }
        }
    }

    /// What the outlet puts into many of its articles; all of it stays in one that is little else.
    private mutating func markFurniture(_ known: Set<UInt64>) {
        guard !known.isEmpty else { return }
        let found = passages.indices.filter { passages[$0].map(known.contains) ?? false }
        guard !found.isEmpty else { return }
        furniture = found.compactMap { passages[$0] }
        for index in found { lines[index].reason = Self.outletFurniture }
        var words = 0
        for line in lines where line.reason == nil && words < Self.fewestWords {
            LineTokens.forEach(scalars, in: line.range) { _ in words += 1 }
        }
        guard words < Self.fewestWords else { return }
        for index in found { lines[index].reason = nil }
    }

    /// - Parameter given: the headline that came apart from the text.
    private mutating func markTop(given: [UInt32]) {
        var titleWords = LineTokens([], in: 0..<0)
        if given.isEmpty {
            if let index = Headline(scalars: scalars).index(in: lines, tokens: tokens) {
                title = lines[index].range
                titleWords = tokens[index] ?? titleWords
                lines[index].reason = "headline"
                markAbove(index)
            }
        } else if tokens.contains(where: { $0 != nil }) {
            // It is compared with these alone.
            titleWords = LineTokens(given, in: 0..<given.count)
        }
        markLead(titleWords: titleWords)
    }

    /// Whatever stands above the headline is the site's, unless it is a sentence.
    private mutating func markAbove(_ headline: Int) {
        for index in 0..<headline where lines[index].reason == nil {
            if lines[index].range.count <= Headline.longest,
                !LineBreaker.endsSentence(scalars, lines[index].range)
            {
                lines[index].reason = "navigation"
            }
        }
    }

    /// Lines between the headline and the story.
    private mutating func markLead(titleWords: LineTokens) {
        let placed = PlacedLines(scalars)
        let key = titleWords.count > 0 ? titleWords.key : nil
        var seen = 0
        for index in lines.indices where lines[index].reason == nil {
            seen += 1
            guard seen <= PlacedLines.top else { break }
            guard let words = tokens[index] else { continue }
            let range = lines[index].range
            if let key, words.count >= 2, words.key == key {
                lines[index].reason = "repeated-headline"
            } else if let names = placed.byline(range, words) {
                lines[index].reason = "byline"
                byline = byline ?? names
                credit = credit ?? ClutterRules.shared.agencies.first(in: LineTokens(scalars, in: names))
            } else if let agency = placed.credit(range, words) {
                lines[index].reason = "credit"
                credit = credit ?? agency
            } else if placed.isTime(lines[index].range, words) {
                lines[index].reason = "timestamp"
            } else if placed.isBreadcrumb(range, words, title: titleWords) {
                lines[index].reason = "navigation"
            }
        }
    }

    private mutating func markBottom() {
        let placed = PlacedLines(scalars)
        var seen = 0
        for index in lines.indices.reversed() where lines[index].reason == nil {
            seen += 1
            guard seen <= PlacedLines.bottom else { break }
            guard let words = tokens[index] else { continue }
            if let agency = placed.credit(lines[index].range, words) {
                lines[index].reason = "credit"
                credit = credit ?? agency
            } else if placed.isTime(lines[index].range, words) {
                lines[index].reason = "timestamp"
            }
        }
    }
}
