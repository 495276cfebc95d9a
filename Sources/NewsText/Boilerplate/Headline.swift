// Headline: which line of a text is its headline, and which lines above it are navigation.

/// Finds the headline of a text that came without one.
struct Headline {
    /// In scalars; a longer line is a paragraph.
    static let longest = 250
    /// How many lines may stand above a headline or repeat it.
    static let reach = 8

    let scalars: [UInt32]

    /// The index of the headline among the first lines, or nil when the text opens with its story.
    ///
    /// A line that comes twice near the top is the headline. Otherwise it is the first line, or
    /// the second when the first is a section's name or a breadcrumb.
    func index(in lines: [Line], tokens: [LineTokens?]) -> Int? {
        let count = min(lines.count, Self.reach)
        var seen: [UInt64: Int] = [:]
        for index in 0..<count where lines[index].reason == nil {
            guard let words = tokens[index], words.count >= 3, isPlausible(lines[index].range) else {
                continue
            }
            if let first = seen[words.key] { return first }
            seen[words.key] = index
        }
        let placed = PlacedLines(scalars)
        for index in 0..<count where lines[index].reason == nil {
            guard let words = tokens[index], isPlausible(lines[index].range) else { return nil }
            let next = lines[(index + 1)...].firstIndex { $0.reason == nil }
            let hasBetter = next.map { $0 < Self.reach && isPlausible(lines[$0].range) } ?? false
            if hasBetter, let next, let nextWords = tokens[next],
                placed.isSectionLabel(lines[index].range, words)
                    || placed.isBreadcrumb(lines[index].range, words, title: nextWords)
            {
                continue
            }
            return index
        }
        return nil
    }

    /// Short, and not a sentence: a full stop ends it only as an abbreviation's.
    func isPlausible(_ range: Range<Int>) -> Bool {
        guard range.count <= Self.longest, let last = LineBreaker.lastBeforeClosers(scalars, range) else {
            return false
        }
        if last == 0x3A || last == 0x2C || last == 0x3B { return false }
        guard last == 0x2E else { return true }
        // "… in the U.S." ends in an abbreviation.
        let tail = scalars[range].suffix(3)
        return tail.count == 3 && tail.first == 0x2E && range.count <= 120
    }
}
