// Cleaner: articles to lines of output, while the outlets' furniture is learnt from the same stream.

internal import NewsIntake
internal import NewsModel
internal import NewsText
internal import Synchronization

/// Normalises articles side by side as if one after the other.
///
/// A worker reads an article ahead of its turn, with what is known by then. When its turn has come
/// and what is known of its passages has changed, it is read once more. So the order of the input
/// decides, on what is refused as well, and neither the number of jobs nor their speed.
final class Cleaner: Sendable {
    /// An article that waits for its turn.
    struct Draft: Sendable {
        let id: JSONValue
        let article: Article
        /// Nil where nothing was left of the article with what was known: its turn decides.
        let reading: Reading?
    }

    /// What came of reading an article once.
    struct Reading: Sendable {
        let line: [UInt8]
        /// Nil where nothing is learnt from it.
        let passages: ArticlePassages?

        func holds(with known: KnownFurniture) -> Bool { passages?.holds(with: known) ?? true }
    }

    private let normalizer = Normalizer()
    private let learns: Bool
    private let furniture = Mutex(OutletFurniture(bytes: OutletFurniture.standardBytes))
    /// What is known, for the workers: `furniture` isn't theirs to wait for.
    private let known = Mutex(KnownFurniture())
    private let render: @Sendable (JSONValue, Document) -> [UInt8]

    /// - Parameters:
    ///   - learns: whether the outlets' furniture is learnt and taken out.
    ///   - render: the line of output for a document, and the id that its article was given.
    init(learns: Bool, _ render: @escaping @Sendable (JSONValue, Document) -> [UInt8]) {
        self.learns = learns
        self.render = render
    }

    /// Reads an article; from any thread.
    func draft(_ article: Article, id: JSONValue) -> Draft {
        Draft(id: id, article: article, reading: try? read(article, id: id, known: known.withLock { $0 }))
    }

    /// The line of an article whose turn has come: call it in the order of the input.
    /// - Throws: when nothing is left of the article; nothing is learnt from it then.
    func settle(_ draft: Draft) throws -> [UInt8] {
        try furniture.withLock { furniture in
            let reading: Reading
            if let early = draft.reading, early.holds(with: furniture.known) {
                reading = early
            } else {
                reading = try read(draft.article, id: draft.id, known: furniture.known)
            }
            if let passages = reading.passages, !furniture.observe(passages).isEmpty {
                let learnt = furniture.known
                known.withLock { $0 = learnt }
            }
            return reading.line
        }
    }

    private func read(_ article: Article, id: JSONValue, known: KnownFurniture) throws -> Reading {
        guard learns else {
            return Reading(line: render(id, try normalizer.document(from: article)), passages: nil)
        }
        let (document, passages) = try normalizer.document(from: article, known: known)
        return Reading(line: render(id, document), passages: passages)
    }
}
