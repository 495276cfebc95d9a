// PageNames: whose article it is: author line, outlet, section, language and addresses.

internal import CNewsTables
internal import NewsModel

struct PageNames {
    let byline: String?
    let outlet: String
    let section: String?
    let language: String?
    let canonicalURL: String?
    /// Where the page says it is shared from.
    let sharedURL: String?

    init(_ metadata: PageMetadata, tree: HTMLTree, page: PageBlocks, url: String?) {
        let canonical = metadata.canonical.flatMap { PageAddress.absolute($0, base: url) }
        canonicalURL = canonical
        sharedURL = (metadata.meta("og:url") ?? metadata.article["url"]?.string)
            .flatMap { PageAddress.absolute($0, base: url ?? canonical) }
        let site = Self.outlet(metadata) ?? PageAddress.host(url ?? canonicalURL ?? sharedURL ?? "") ?? ""
        outlet = site
        section = Self.section(metadata)
        language = Self.language(metadata)
        byline = Self.byline(metadata, tree: tree, page: page).flatMap { $0 == site ? nil : $0 }
    }

    private static func outlet(_ metadata: PageMetadata) -> String? {
        metadata.siteName.map(PlainField.text).flatMap { $0.isEmpty || $0.utf8.count > 120 ? nil : $0 }
    }

    private static func section(_ metadata: PageMetadata) -> String? {
        let value = metadata.article["articleSection"]
        let stated = value?.string ?? value?.array?.compactMap(\.string).first
        return
            (stated ?? metadata.meta("article:section", "og:article:section", "parsely-section", "section"))
            .map(PlainField.text).known
    }

    private static func language(_ metadata: PageMetadata) -> String? {
        let stated =
            metadata.article["inLanguage"]?.string ?? metadata.language
            ?? metadata.meta("og:locale", "content-language", "dc.language", "language")
        guard let tag = stated?.oneLine, (2...12).contains(tag.utf8.count),
            tag.utf8.allSatisfy({
                $0 < 0x80 && (WordHash.isWordByte($0) || $0 == 0x2D || $0 == 0x5F || $0 < 0x3A && $0 > 0x2F)
            })
        else { return nil }
        return tag.split(separator: "_").joined(separator: "-")
    }

    // MARK: Authors

    private static func byline(_ metadata: PageMetadata, tree: HTMLTree, page: PageBlocks) -> String? {
        let authors = metadata.article["author"].map(names) ?? []
        let unique = authors.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        if !unique.isEmpty { return unique.prefix(12).joined(separator: ", ") }
        for name in [
            "author", "byl", "parsely-author", "dc.creator", "article:author", "sailthru.author",
            "dcterms.creator",
        ] {
            if let text = metadata.meta(name).map(PlainField.text), let line = clean(text) { return line }
        }
        return visible(tree: tree)
    }

    private static func names(_ value: JSONValue) -> [String] {
        if let items = value.array { return items.flatMap(names) }
        return [PageMetadata.name(value)].compactMap { $0 }.map(PlainField.text).compactMap(clean)
    }

    /// An author line as a name, or nil when it is an address or too long.
    private static func clean(_ text: String) -> String? {
        var line = text.oneLine
        guard !line.isEmpty, line.utf8.count <= 200, !line.hasPrefix("http"), !line.hasPrefix("@") else {
            return nil
        }
        for opening in [
            "By ", "by ", "BY ", "Von ", "von ", "Par ", "Por ", "Di ", "Door ", "Av ", "Af ", "Od ",
            "Автор: ",
        ]
        where line.hasPrefix(opening) {
            line = String(line.dropFirst(opening.count))
        }
        return line
    }

    /// The text of the first element that names itself an author's.
    private static func visible(tree: HTMLTree) -> String? {
        for node in tree.nodes.indices where tree.nodes[node].attributeCount > 0 {
            let isAuthor =
                tree.value(.itemprop, of: node)?.elementsEqual("author".utf8) == true
                || tree.value(.rel, of: node)?.elementsEqual("author".utf8) == true
                || tree.value(.class, of: node).map(Self.namesAuthor) == true
            guard isAuthor else { continue }
            let text = tree.text(of: node, limit: 200)
            if let line = clean(text), line.split(separator: " ").count <= 12, line.utf8.count >= 3 {
                return line
            }
        }
        return nil
    }

    private static let authorNames = PhraseTable(
        [
            "byline", "author", "author-name", "byline-name", "article-author", "post-author",
            "entry-author",
        ].map { (key: WordHash(of: $0.utf8).value, value: 1) })

    private static func namesAuthor(_ names: ArraySlice<UInt8>) -> Bool {
        let table = authorNames
        var hash = WordHash()
        for byte in names {
            if byte != 0x20 {
                hash.add(byte)
            } else if table[hash.value] > 0 {
                return true
            } else {
                hash = WordHash()
            }
        }
        return table[hash.value] > 0
    }
}
