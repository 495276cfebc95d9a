// LonePassage: whether all that two texts share is a passage, with other text of each around it.

/// Where such a passage stands in many texts that are otherwise different, it is furniture:
/// what a site puts around every story. One pair alone can't tell it from a quoted text.
enum LonePassage {
    /// Stretches of fewer unshared words are edits.
    private static let shortestOwn = 25
    /// Words of its own that each text has at least.
    private static let ownWords = 40
    /// Share of each text that is its own or stands in the other word for word.
    private static let plain = 0.85
    /// Share of the own words' runs of three that may stand in the other text: more, and it is
    /// reworded rather than different.
    private static let reworded = 0.1

    /// Where the longest stretch of its own starts in each text; nil where they share no passage
    /// alone. Costs nothing where the texts share few long runs or have few words of their own,
    /// otherwise about 1 µs for each 100 words.
    static func ownStarts(_ shorter: Profile, _ longer: Profile, runs: SharedRuns) -> (Int32, Int32)? {
        guard runs.covered >= ownWords, shorter.count - runs.covered >= ownWords else { return nil }
        let places = runs.runs.map { $0.start..<$0.start + $0.count }
        let otherPlaces = runs.runs.map { $0.otherStart..<$0.otherStart + $0.count }
            .sorted { $0.lowerBound < $1.lowerBound }
        guard let own = ownStart(of: shorter, shared: places, other: longer),
            let otherOwn = ownStart(of: longer, shared: otherPlaces, other: shorter)
        else { return nil }
        return (own, otherOwn)
    }

    /// Nil unless what isn't shared stands in long stretches, and nowhere in the other text.
    private static func ownStart(of text: Profile, shared: [Range<Int>], other: Profile) -> Int32? {
        var own: [Range<Int>] = []
        var end = 0
        var verbatim = 0
        for run in shared + [text.count..<text.count] {
            if run.lowerBound - end >= shortestOwn { own.append(end..<run.lowerBound) }
            verbatim += max(0, run.upperBound - max(end, run.lowerBound))
            end = max(end, run.upperBound)
        }
        let count = own.reduce(0) { $0 + $1.count }
        guard count >= ownWords, Double(count + verbatim) >= plain * Double(text.count) else { return nil }
        let positions = other.trigrams.positions(of: text.trigrams)
        let found = own.reduce(0) { sum, stretch in sum + stretch.count { positions[$0] >= 0 } }
        guard Double(found) <= reworded * Double(count) else { return nil }
        return own.max { $0.count < $1.count }.map { Int32($0.lowerBound) }
    }
}
