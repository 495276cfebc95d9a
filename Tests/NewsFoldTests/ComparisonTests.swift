internal import NewsModel
internal import Testing

@testable internal import NewsFold

@Suite("Comparing two texts")
struct ComparisonTests {
    private static let texts: [Profile] = {
        let stories = [
            InventedNews.ferry, InventedNews.orchard, InventedNews.ferryElsewhere, InventedNews.ferryAgain,
        ]
        let mixed = stories.flatMap { one in stories.map { Array(one.prefix(3)) + Array($0.suffix(2)) } }
        let cut = stories.flatMap { story in (1..<story.count).map { Array(story.dropFirst($0)) } }
        return (stories + mixed + cut).map { paragraphs in
            let text = paragraphs.joined(separator: "\n\n")
            return FoldEngine.prepare(Document(id: DocumentID(hashing: [text]), text: text)).profile
        }
    }()

    /// The built-in weights, and others of either sign: what a term is bounded by doesn't hang on its weight.
    private static let weights: [PairWeights] = {
        var random = SplitMix(state: 41)
        let others = (0..<3).map { _ in
            PairWeights(
                lines: PairTerm.allCases.map { "\($0.rawValue) \(Double.random(in: -6...6, using: &random))" }
            )
        }
        return [.builtIn] + others
    }()

    @Test(
        "what is given up on the way scores less than was asked for",
        arguments: [0.02, 0.5, 0.9], weights.indices)
    func bounds(_ least: Double, _ table: Int) {
        let weights = Self.weights[table]
        var given = 0
        for first in Self.texts {
            for second in Self.texts {
                let whole = PairComparison(first, second)
                let gated = PairComparison(gated: first, second, weights: weights, least: least)
                if let gated {
                    #expect(gated.values == whole.values)
                } else {
                    let isGated = WordOverlap.containment(first.words, second.words) < PairComparison.gate
                    #expect(isGated || weights.score(whole.values) < least)
                    given += 1
                }
            }
        }
        #expect(given > 0)
    }

    @Test("a text and its copy are compared as two texts are")
    func same() {
        for text in Self.texts {
            let runs = SharedRuns(text, text)
            let whole = SharedRuns(whole: text.count)
            #expect(whole.runs.map(\.count) == runs.runs.map(\.count))
            #expect(
                (whole.covered, whole.longest, whole.longestGap) == (
                    runs.covered, runs.longest, runs.longestGap
                ))
        }
    }

    @Test("a passage is quoted as it stands, whatever its letters")
    func passage() {
        let text = "Žluťoučký kůň 🐎 pěl ďábelské ódy — \(InventedNews.orchard.joined(separator: " „čau“ "))"
        let first = Document(id: DocumentID(hashing: ["a"]), text: text)
        let second = Document(id: DocumentID(hashing: ["b"]), text: "Něco jiného. \(text) Konec.")
        let passages = FoldVerifier().compare(first, with: second).evidence.passages
        let scalars = Array(text.unicodeScalars)
        #expect(!passages.isEmpty)
        for passage in passages {
            var stretch = String.UnicodeScalarView()
            stretch.append(contentsOf: scalars[passage.range.start..<passage.range.end])
            #expect(passage.text == String(stretch))
        }
    }
}
