// SharedRuns: the stretches that two texts hold word for word.

/// Longest common runs of words, found greedily from the start of the first text.
struct SharedRuns {
    /// A run that stands in both texts.
    struct Run {
        var start: Int
        var otherStart: Int
        var count: Int
    }

    /// In the order of the first text; none overlap there.
    private(set) var runs: [Run] = []
    /// Tokens of the first text in runs.
    private(set) var covered = 0
    private(set) var longest = 0
    /// The longest stretch of the first text without a run.
    private(set) var longestGap = 0

    /// Runs of fewer words are chance.
    static let shortest = 8
    /// Places in the other text that are tried for one start.
    private static let tries = 16

    /// Costs about 1 µs for each 100 words that differ.
    init(_ text: Profile, _ other: Profile) {
        self.init(text, other, other.trigrams.positions(of: text.trigrams))
    }

    /// The runs of a text with itself: from its first word, which is the first place that would be
    /// tried, to its last.
    init(whole count: Int) {
        if count >= SharedRuns.shortest {
            append(Run(start: 0, otherStart: 0, count: count), after: 0)
        } else {
            longestGap = count
        }
    }

    /// - Parameter positions: for each position of `text` the first at which its three words stand in
    ///   `other`, or -1.
    init(_ text: Profile, _ other: Profile, _ positions: [Int32]) {
        let next = other.trigrams.next
        var previousEnd = 0
        var previousPlace = -1
        text.textWords.withUnsafeBufferPointer { a in
            other.textWords.withUnsafeBufferPointer { b in
                var position = 0
                while position + SharedRuns.shortest <= a.count {
                    var best = 0
                    var bestPlace = -1
                    var place = Int(positions[position])
                    var tries = SharedRuns.tries
                    while place >= 0, tries > 0 {
                        var length = 0
                        while position + length < a.count, place + length < b.count,
                            a[position + length] == b[place + length]
                        {
                            length += 1
                        }
                        let isNearer = length == best && bestPlace < previousPlace && place >= previousPlace
                        if length > best || isNearer {
                            best = length
                            bestPlace = place
                        }
                        place = Int(next[place])
                        tries -= 1
                    }
                    guard best >= SharedRuns.shortest else {
                        position += 1
                        continue
                    }
                    append(Run(start: position, otherStart: bestPlace, count: best), after: previousEnd)
                    previousPlace = bestPlace
                    position += best
                    previousEnd = position
                }
                longestGap = max(longestGap, a.count - previousEnd)
            }
        }
    }

    private mutating func append(_ run: Run, after end: Int) {
        runs.append(run)
        covered += run.count
        longest = max(longest, run.count)
        longestGap = max(longestGap, run.start - end)
    }
}
