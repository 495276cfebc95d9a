// PageByline: who wrote a page's article: as the page's data say, or else as it shows at its headline.

internal import NewsModel

/// The author line of a page.
struct PageByline {
    /// The authors' names without "By", or nil where none is named.
    let line: String?

    private static let mostNames = 12
    /// Lines above the headline and from the story's beginning on.
    private static let above = 4, below = 3
    /// Bytes of a statement or a line.
    private static let longest = 200

    init(
        _ metadata: PageMetadata, tree: HTMLTree, page: PageBlocks, opening: PageOpening, outlet: String
    ) {
        // A site or its owner in an author's place says nothing that the outlet doesn't.
        let owners = [outlet, metadata.article["publisher"].flatMap(PageMetadata.name)]
        var names = Self.stated(metadata).filter { !owners.contains($0) }
        if names.isEmpty {
            let authors = AuthorElements(tree, page, opening)
            names = authors.atHeadline.filter { !owners.contains($0) }
            if names.isEmpty { names = Self.shown(page, opening) }
            if names.isEmpty { names = authors.elsewhere.filter { !owners.contains($0) } }
        }
        line = names.isEmpty ? nil : names.prefix(Self.mostNames).joined(separator: ", ")
    }

    // MARK: As the data say

    private static func stated(_ metadata: PageMetadata) -> [String] {
        let authors = metadata.article["author"].map(names) ?? []
        if !authors.isEmpty { return authors.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
        for name in [
            "author", "byl", "parsely-author", "dc.creator", "article:author", "sailthru.author",
            "dcterms.creator", "cxenseparse:author",
        ] {
            if let line = metadata.meta(name).flatMap(clean) { return [line] }
        }
        return []
    }

    private static func names(_ value: JSONValue) -> [String] {
        if let items = value.array { return items.flatMap(names) }
        return [PageMetadata.name(value)].compactMap { $0 }.compactMap(clean)
    }

    /// A statement without "By", or nil when it is an address or too long.
    private static func clean(_ field: String) -> String? {
        let text = PlainField.text(field)
        guard !text.isEmpty, text.utf8.count <= longest, !text.hasPrefix("http"), !text.hasPrefix("@")
        else { return nil }
        return BylineWords.shared.withoutOpening(text)
    }

    // MARK: As the page shows

    /// A line at the headline that begins with "By" and goes on with names.
    private static func shown(_ page: PageBlocks, _ opening: PageOpening) -> [String] {
        for index in opening.lines(above: above, below: below) {
            let block = page.blocks[index]
            guard block.prose == 0, block.bytes <= longest else { continue }
            let line = BylineWords.shared.reading(of: page.string(of: block))
            if line.isOpened, !line.names.isEmpty { return [line.names] }
        }
        return []
    }
}
