// MatchFeatures: what two wordings have in common, as numbers.

/// The terms of a comparison. A is the lighter wording, B the other.
struct MatchFeatures {
    /// Local alignment of A in B, of A's mass.
    var align = 0.0
    /// The same before division, 40 at most, in units of 20.
    var mass = 0.0
    /// Matched mass of both sides.
    var dice = 0.0
    /// Matched content of A, of B.
    var contentA = 0.0
    var contentB = 0.0
    /// Matched content mass, 40 at most, in units of 20.
    var contentShared = 0.0
    /// Weighted share of A's pairs of neighbours that stand in B too.
    var pairs = 0.0
    /// Longest equal run, 12 words at most, in units of 12.
    var run = 0.0
    /// Shared runs of four characters: of both together, and of the smaller set.
    var gramsJaccard = 0.0
    var gramsContained = 0.0
    /// Unmatched mass of A, 40 at most, in units of 20.
    var unmatched = 0.0
    /// Matched content that stands in one order, of all matched content.
    var order = 0.0
    /// How far the two share one phrase and nothing else: the part of the matched content that stands
    /// in the longest equal run, times the part of A's content that has no match.
    var phrase = 0.0
    /// Words of A, 30 at most, in units of 30.
    var length = 0.0
    /// Numbers and names of A that B lacks, 2 at most each.
    var numbersMissing = 0.0
    var namesMissing = 0.0
    /// A's mass of B's.
    var lightness = 0.0
    /// Most of A is letters of scripts without spaces.
    var isByLetters = false

    /// Nil where either side has no word.
    /// - Parameter leastShared: of two that share less, only what `shared` tells is found out.
    init?(_ one: Wording, _ other: Wording, leastShared: Double = 0) {
        guard !one.isEmpty, !other.isEmpty else { return nil }
        let isSwapped = Self.isHeavier(one, other)
        let a = isSwapped ? other : one
        let b = isSwapped ? one : other
        let alignment = WordAlignment(a.stems, b.stems)
        let massA = Double(a.mass)
        let massB = Double(b.mass)
        align = Double(alignment.alignedMass) / massA
        mass = min(40, Double(alignment.alignedMass)) / 20
        run = Double(min(12, Wording.words(in: a.stems[alignment.longestRun]))) / 12
        length = Double(min(30, a.length)) / 30
        lightness = massA / massB
        isByLetters = a.stems.count(where: \.isGram) * 2 > a.stems.count
        readPartners(alignment, a, b)
        guard shared >= leastShared else { return }
        readPairs(a, b)
        readGrams(a, b)
        readMissing(a, b)
    }

    /// The part of the lighter wording's content that the other has, or of both if that is more.
    var shared: Double { max(contentA, dice) }

    /// Whether the first is the heavier; ties are broken by the words, so that a comparison doesn't
    /// depend on the order of its sides.
    private static func isHeavier(_ one: Wording, _ other: Wording) -> Bool {
        let first = one.stems.reduce(0) { $0 + $1.rarity }
        let second = other.stems.reduce(0) { $0 + $1.rarity }
        if first != second { return first > second }
        return other.stems.lazy.map(\.hash).lexicographicallyPrecedes(one.stems.lazy.map(\.hash))
    }

    private mutating func readPartners(_ alignment: WordAlignment, _ a: Wording, _ b: Wording) {
        var coveredA: Float = 0
        var coveredB: Float = 0
        var sharedA: Float = 0
        var sharedB: Float = 0
        var chain: [(target: Int, weight: Float, best: Float)] = []
        for (index, partner) in alignment.partners.enumerated() {
            guard let partner else { continue }
            let weight = a.stems[index].weight
            coveredA += partner.similarity * weight
            coveredB += partner.similarity * b.stems[partner.index].weight
            if b.stems[partner.index].isContent {
                sharedB += partner.similarity * b.stems[partner.index].weight
            }
            guard a.stems[index].isContent else { continue }
            sharedA += partner.similarity * weight
            let before = chain.lazy.filter { $0.target < partner.index }.map(\.best).max() ?? 0
            chain.append((partner.index, weight, weight + before))
        }
        let contentMassA = a.stems.reduce(0) { $0 + ($1.isContent ? $1.weight : 0) }
        let contentMassB = b.stems.reduce(0) { $0 + ($1.isContent ? $1.weight : 0) }
        dice = Double((coveredA + coveredB) / (a.mass + b.mass))
        contentA = Double(sharedA / max(0.1, contentMassA))
        contentB = Double(sharedB / max(0.1, contentMassB))
        contentShared = Double(min(40, sharedA)) / 20
        unmatched = Double(min(40, a.mass - coveredA)) / 20
        let inRun = a.stems[alignment.longestRun].reduce(0) { $0 + ($1.isContent ? $1.weight : 0) }
        phrase = Double(min(1, inRun / max(0.1, sharedA))) * max(0, 1 - contentA)
        let total = chain.reduce(0) { $0 + $1.weight }
        order = total > 0 ? Double((chain.map(\.best).max() ?? 0) / total) : 0
    }

    private mutating func readPairs(_ a: Wording, _ b: Wording) {
        let (mine, theirs) = (a.pairs, b.pairs)
        var shared: Float = 0
        var total: Float = 0
        var other = 0
        for pair in mine {
            total += pair.weight
            while other < theirs.count, theirs[other].hash < pair.hash { other += 1 }
            if other < theirs.count, theirs[other].hash == pair.hash { shared += pair.weight }
        }
        pairs = mine.isEmpty ? 0 : Double(shared / max(0.1, total))
    }

    private mutating func readGrams(_ a: Wording, _ b: Wording) {
        let (mine, theirs) = (a.grams, b.grams)
        var shared = 0
        var other = 0
        for gram in mine {
            while other < theirs.count, theirs[other] < gram { other += 1 }
            guard other < theirs.count else { break }
            if theirs[other] == gram { shared += 1 }
        }
        gramsJaccard = Double(shared) / Double(max(1, mine.count + theirs.count - shared))
        gramsContained = Double(shared) / Double(max(1, min(mine.count, theirs.count)))
    }

    private mutating func readMissing(_ a: Wording, _ b: Wording) {
        let hasNumbers = b.stems.contains { $0.isNumber }
        var numbers: Set<UInt64> = []
        var names: Set<UInt64> = []
        for stem in a.stems where stem.isNumber || stem.isName {
            let isKnown = b.stems.contains {
                $0.hash == stem.hash || (stem.isName && WordSimilarity.between(stem, $0) >= 0.7)
            }
            guard !isKnown else { continue }
            if stem.isNumber, hasNumbers { numbers.insert(stem.hash) }
            if stem.isName { names.insert(stem.hash) }
        }
        numbersMissing = Double(min(2, numbers.count))
        namesMissing = Double(min(2, names.count))
    }
}
