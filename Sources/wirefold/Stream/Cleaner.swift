// Cleaner: articles to lines of output, while the outlets' furniture is learnt from the same stream.

internal import NewsIntake
internal import NewsModel
internal import NewsText
internal import Synchronization

/// Normalises articles side by side as if one after the other.
///
/// A worker reads an article ahead of its turn, with what is known by then. When its turn has come
/// and what is known of its passages has changed, it is read once more. So the order of the input
/// decides, and neither the number of jobs nor their speed.
final class Cleaner: Sendable {
    /// An article that waits for its turn.
    struct Draft: Sendable {
        let id: JSONValue
        let article: Article
        let line: [UInt8]
        /// Nil where nothing is learnt from it.
        let passages: ArticlePassages?
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
    func draft(_ article: Article, id: JSONValue) throws -> Draft {
        guard learns else {
            let document = try normalizer.document(from: article)
            return Draft(id: id, article: article, line: render(id, document), passages: nil)
        }
        return try draft(article, id: id, known: known.withLock { $0 })
    }

    /// The line of an article whose turn has come: call it in the order of the input.
    func settle(_ draft: Draft) throws -> [UInt8] {
        guard let passages = draft.passages else { return draft.line }
        return try furniture.withLock { furniture in
            var line = draft.line
            if !passages.holds(with: furniture.known) {
                line = try self.draft(draft.article, id: draft.id, known: furniture.known).line
            }
            if !furniture.observe(passages).isEmpty {
                let learnt = furniture.known
                known.withLock { $0 = learnt }
            }
            return line
        }
    }

    private func draft(_ article: Article, id: JSONValue, known: KnownFurniture) throws -> Draft {
        let (document, passages) = try normalizer.document(from: article, known: known)
        return Draft(id: id, article: article, line: render(id, document), passages: passages)
    }
}
