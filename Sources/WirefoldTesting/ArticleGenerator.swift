// ArticleGenerator: an endless, repeatable stream of invented news for load, kill and speed tests.
// Base articles in made-up words with the statistics of news text, crossed with known edits.

/// An endless sequence of invented articles: the same seed gives the same articles.
///
/// About one in five is a copy of one of the last 64 base articles under another outlet: the same
/// words, or the first half of its paragraphs.
public struct ArticleGenerator: Sequence, IteratorProtocol, Sendable {
    private var random: SplitMix64
    private let wordsPerArticle: Int
    private let vocabulary: Vocabulary
    private var produced = 0
    private var recent: [InventedArticle] = []

    /// - Parameter words: about how long a base article is.
    public init(seed: UInt64 = 1, words: Int = 400) {
        random = SplitMix64(state: seed)
        wordsPerArticle = words
        vocabulary = Vocabulary(seed: 7)
    }

    public mutating func next() -> InventedArticle? {
        defer { produced += 1 }
        if !recent.isEmpty, random.next(below: 5) == 0 {
            return copy(of: recent[random.next(below: recent.count)])
        }
        let base = baseArticle()
        if recent.count < 64 { recent.append(base) } else { recent[produced % 64] = base }
        return base
    }

    private mutating func baseArticle() -> InventedArticle {
        let speaker = vocabulary.name(&random)
        var paragraphs: [String] = []
        var words = 0
        while words < wordsPerArticle {
            var sentences = (0..<(1 + random.next(below: 3))).map { _ in vocabulary.sentence(&random) }
            if paragraphs.count % 4 == 1 {
                let said = vocabulary.sentence(&random).dropLast()
                sentences.append("\"\(said),\" said \(speaker), a spokesman for \(vocabulary.name(&random)).")
            }
            let paragraph = sentences.joined(separator: " ")
            words += paragraph.utf8.reduce(into: 1) { $0 += $1 == 0x20 ? 1 : 0 }
            paragraphs.append(paragraph)
        }
        let title = vocabulary.sentence(&random).split(separator: " ").prefix(8).joined(separator: " ")
        return InventedArticle(
            guid: "invented-\(produced)", outlet: outlet(), title: title, paragraphs: paragraphs, copyOf: nil)
    }

    private mutating func copy(of base: InventedArticle) -> InventedArticle {
        var copy = base
        copy.guid = "invented-\(produced)"
        copy.outlet = outlet()
        copy.copyOf = base.guid
        if random.next(below: 2) == 0 {
            copy.paragraphs = Array(base.paragraphs.prefix((base.paragraphs.count + 1) / 2))
        }
        return copy
    }

    private mutating func outlet() -> String { "Outlet \(1 + random.next(below: 200))" }
}

/// One article of ``ArticleGenerator``.
public struct InventedArticle: Sendable {
    public var guid: String
    public var outlet: String
    public var title: String
    public var paragraphs: [String]
    /// The guid of the base article that this one is a copy of.
    public var copyOf: String?

    public var text: String { paragraphs.joined(separator: "\n\n") }

    /// The article as one line of the JSON that `wirefoldctl submit -` reads. The invented words
    /// need no escaping but for their quotation marks and line ends.
    public var json: String {
        let body = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
            .split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
        return #"{"guid":"\#(guid)","outlet":"\#(outlet)","title":"\#(title)","text":"\#(body)"}"#
    }
}

/// Made-up words, drawn as unevenly as those of a language (Zipf's law).
private struct Vocabulary {
    private static let common = [
        "the", "of", "to", "in", "and", "a", "that", "for", "on", "was", "with", "by", "from", "after",
        "its", "at", "have", "were", "their", "over", "under", "before", "which", "would",
    ]
    private var content: [String] = []
    private var names: [String] = []

    init(seed: UInt64) {
        var random = SplitMix64(state: seed)
        content = (0..<6_000).map { _ in Self.word(&random) }
        names = (0..<800).map { _ in
            Self.word(&random).capitalizedFirst + " " + Self.word(&random).capitalizedFirst
        }
    }

    private static func word(_ random: inout SplitMix64) -> String {
        let onsets = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl"]
        let vowels = ["a", "e", "i", "o", "u", "ea", "ou"]
        let codas = ["", "", "n", "r", "l", "s", "t", "nd"]
        return (0..<(2 + random.next(below: 2))).map { _ in
            onsets[random.next(below: onsets.count)] + vowels[random.next(below: vowels.count)]
                + codas[random.next(below: codas.count)]
        }.joined()
    }

    func name(_ random: inout SplitMix64) -> String { names[random.next(below: names.count)] }

    /// A sentence of 8 to 24 words, every second one a common word, with a capital and a full stop.
    func sentence(_ random: inout SplitMix64) -> String {
        var words = (0..<(8 + random.next(below: 17))).map { index in
            if index % 2 == 1 { return Self.common[random.next(below: Self.common.count)] }
            if random.next(below: 12) == 0 { return String(10 + random.next(below: 9_000)) }
            // The product of two uniform draws leans to the front, as word frequencies do.
            return content[
                random.next(below: content.count) * random.next(below: content.count) / content.count]
        }
        words[0] = words[0].capitalizedFirst
        return words.joined(separator: " ") + "."
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
private struct SplitMix64: Sendable {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((bits ^ (bits >> 31)) % UInt64(bound))
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
