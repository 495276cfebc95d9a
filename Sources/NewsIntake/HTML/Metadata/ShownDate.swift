// ShownDate: the date that a page shows its readers, where its data hold none.

/// Looks for a date around the headline and at the ends of the story.
struct ShownDate {
    private let page: PageBlocks
    private let monthFirst: Bool
    private let opening: PageOpening

    /// Lines above the headline and from the story's beginning on.
    private static let above = 8, below = 12

    init(_ page: PageBlocks, _ opening: PageOpening, monthFirst: Bool) {
        self.page = page
        self.opening = opening
        self.monthFirst = monthFirst
    }

    /// The date of a line that holds little else.
    var byItself: CivilTime? {
        for line in lines where line != opening.heading && isShort(line) {
            if let date = date(in: line) { return date }
        }
        return nil
    }

    /// The date of a longer line before the story, of the story's dateline, or of a line after its end.
    var besideOthers: CivilTime? {
        for line in lines {
            let isTold = isTold(line)
            guard isTold || page.blocks[line].bytes <= 240 else { continue }
            if let date = date(in: line, scalars: isTold ? 60 : 400) { return date }
        }
        let end = page.blocks.lastIndex { $0.reason == nil } ?? 0
        for line in (end..<page.blocks.count).prefix(ShownDate.below) where isOfArticle(line) {
            if page.blocks[line].bytes <= 120, let date = date(in: line) { return date }
        }
        return nil
    }

    /// The dates of the short lines around the headline.
    var aroundHeadline: [CivilTime] {
        lines.prefix(12).compactMap { isShort($0) ? date(in: $0) : nil }
    }

    /// The lines around the headline and the story's own.
    private var lines: [Int] {
        opening.lines(above: ShownDate.above, below: ShownDate.below).filter {
            $0 < opening.story || isOfArticle($0)
        }
    }

    private func isShort(_ line: Int) -> Bool { page.blocks[line].bytes <= 120 && !isTold(line) }

    /// Whether it is a sentence: what a story or a caption tells is of any day.
    ///
    /// "Published: 21. July 2031 | Comments closed" has a sentence's end in it, and is none.
    private func isTold(_ line: Int) -> Bool {
        let block = page.blocks[line]
        if block.prose > 0, block.bytes > 80 { return true }
        let text = page.bytes(of: block)
        return text.last == UInt8(ascii: ".") && text.count { $0 == UInt8(ascii: " ") } >= 6
    }

    /// Other articles, and what readers say of this one, have days of their own.
    private func isOfArticle(_ line: Int) -> Bool {
        switch page.blocks[line].reason {
        case .relatedLinks, .relatedLink, .comments, .sidebar, .advertisement, .media: false
        default: true
        }
    }

    private func date(in line: Int, scalars: Int = 400) -> CivilTime? {
        let text = page.string(of: page.blocks[line]).unicodeScalars.prefix(scalars)
        return WrittenDate.first(in: String(String.UnicodeScalarView(text)), monthFirst: monthFirst)
    }
}
