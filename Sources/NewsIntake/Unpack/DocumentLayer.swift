// DocumentLayer: one document, gathered whole and then read: an article, or as many as it holds.

final class DocumentLayer: UnpackLayer {
    private let context: UnpackContext
    private let source: String
    private let offset: UInt64
    private let kind: ContentKind
    private let known: ArticleKnowledge
    private var content: [UInt8] = []
    private var error: IntakeError?

    init(
        _ context: UnpackContext, source: String, place: UnpackPlace, kind: ContentKind,
        known: ArticleKnowledge
    ) {
        self.context = context
        self.source = source
        self.offset = place.offset
        self.kind = kind
        self.known = known
    }

    func push(_ bytes: ArraySlice<UInt8>) {
        guard error == nil else { return }
        guard content.count + bytes.count <= context.limits.contentBytes else {
            error = .limit(
                "content", "limits.articleBytes",
                "has more than \(context.limits.contentBytes) bytes; send less of it, or split it")
            content = []
            return
        }
        // What doesn't come in one small piece is likely a few times as long.
        if content.isEmpty, bytes.count > 16 << 10 {
            content.reserveCapacity(min(4 * bytes.count, context.limits.contentBytes))
        }
        content += bytes
    }

    func start(at offset: UInt64) {}

    /// A document that isn't whole is none.
    func lose(_ error: IntakeError, at offset: UInt64) { self.error = self.error ?? error }

    func finish() {
        if let error { return give(.refused(error)) }
        switch kind {
        // Read where the other articles are prepared, side by side.
        case .text, .html, .iptc7901, .anpa1312:
            return give(.article(content: content, format: kind.rawValue, known: complete(source)))
        default: break
        }
        do {
            let (format, items) = try DocumentReader(limits: context.limits)
                .items(from: content, kind: kind, known: known)
            give(items, format)
        } catch {
            give(.refused(error))
        }
    }

    private func give(_ items: [ReadItem], _ format: String) {
        // A feed's address is not its entries', as few as they are; nor is that of any document of many.
        let isFeed = ["rss", "atom", "jsonfeed"].contains(format)
        if items.count == 1, let item = items.first, !isFeed || known.url == nil {
            switch item.result {
            case .failure(let error): return give(.refused(error), format)
            case .success:
                let named = kind == .json ? "json" : ""
                return give(.article(content: content, format: named, known: complete(source)), format)
            }
        }
        for item in items {
            let name = "\(source):\(item.number)"
            switch item.result {
            case .failure(let error): give(.refused(error), format, name)
            case .success(let article):
                give(
                    .article(
                        content: ArticleJSON.bytes(of: article), format: "json",
                        known: ArticleKnowledge(source: name)),
                    format, name)
            }
        }
    }

    private func complete(_ source: String) -> ArticleKnowledge {
        var known = known
        known.source = source
        return known
    }

    private func give(_ outcome: UnpackedItem.Outcome, _ format: String? = nil, _ name: String? = nil) {
        context.give(
            UnpackedItem(
                source: name ?? source, format: format ?? kind.rawValue, offset: offset, outcome: outcome))
    }
}
