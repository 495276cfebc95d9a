// ArticlePassages: what one article shows of its outlet's furniture: its short passages by their
// words, and what tells the article apart from others.

internal import NewsModel

/// The passages of one article that may be furniture. Holds hashes, no text.
package struct ArticlePassages: Sendable {
    /// Who published the article; never empty.
    package let outlet: String
    /// Of the passages that were known as furniture, in the order of the text.
    package let found: [UInt64]
    /// Of all passages, in the order of the text: what is known of these decides about the article.
    let all: [UInt64]
    /// Of those that stand in the story, each once.
    let inStory: [UInt64]
    let witness: Witness
    /// Of the article's longest paragraph, which is its own however often it is sent.
    let longest: UInt64

    /// Whether the article would be normalised in the same way with this known.
    package func holds(with known: KnownFurniture) -> Bool {
        let known = known.passages(of: outlet)
        return known.isEmpty ? found.isEmpty : all.filter(known.contains) == found
    }
}

extension ArticlePassages {
    /// Of the longest paragraph, in scalars: more than a passage has.
    private static let paragraphReach = 600

    /// - Parameter declutter: of the article, with the furniture that was known.
    /// - Returns: nil where the outlet isn't named: nothing is learnt of articles that may be anybody's.
    init?(_ article: Article, _ document: DocumentID, _ declutter: Declutter, givenTitle: String) {
        guard !article.outlet.isEmpty else { return nil }
        let story = declutter.lines.indices.filter {
            declutter.lines[$0].reason == nil || declutter.lines[$0].reason == Declutter.outletFurniture
        }
        var seen: Set<UInt64> = []
        let inStory = story.compactMap { index in
            declutter.passages[index].flatMap { seen.insert($0).inserted ? $0 : nil }
        }
        let paragraph =
            story.map { declutter.lines[$0].range }.max {
                ($0.count, $1.lowerBound) < ($1.count, $0.lowerBound)
            }
            ?? 0..<0
        let words = LineTokens(
            declutter.scalars,
            in: paragraph.lowerBound..<min(paragraph.upperBound, paragraph.lowerBound + Self.paragraphReach))
        let title =
            givenTitle.isEmpty
            ? declutter.title.map { Array(declutter.scalars[$0]) } ?? []
            : givenTitle.unicodeScalars.map(\.value)
        let titleWords = LineTokens(title, in: 0..<title.count)
        let name = article.outlet.unicodeScalars.map(\.value)
        self.init(
            outlet: article.outlet, found: declutter.furniture, all: declutter.passages.compactMap { $0 },
            inStory: inStory,
            witness: Witness(
                lineage: LineTokens.hash(of: Identity.lineage(of: article) ?? document.rawValue),
                title: titleWords.count == 0 ? 0 : titleWords.key, paragraph: words.key,
                topics: Topics(
                    title: titleWords, of: title, paragraph: words, of: declutter.scalars,
                    except: LineTokens(name, in: 0..<name.count).hashes)),
            longest: words.key)
    }
}
