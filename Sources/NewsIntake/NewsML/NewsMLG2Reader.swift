// NewsMLG2Reader: IPTC NewsML-G2 (newsItem, and newsMessage with its items), of any version: an
// item's management, its metadata, its text as inline NITF, XHTML or data.

internal import FoundationEssentials
internal import NewsModel

enum NewsMLG2Reader {
    static let roots: Set = [
        "newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem",
        "catalogItem",
        "contentSet",
    ]

    /// The news items of a document. Packages in a message only put its items in order, and give
    /// none of their own.
    ///
    /// - Throws: where there is no news item in it.
    static func items(from document: XMLDocument) throws(IntakeError) -> [ReadItem] {
        let root = document.root
        let items =
            root.name == "newsMessage"
            ? root.children("itemSet").flatMap { $0.children("newsItem") }
            : ["newsItem", "contentSet"].contains(root.name) ? [root] : []
        guard !items.isEmpty else {
            if let flaw = document.flaw { throw flaw.error }
            let holds =
                root.name == "newsMessage"
                ? "the newsMessage holds no newsItem" : "a \(root.name) is no newsItem"
            let references = count(of: "itemRef", in: root)
            throw .invalid(
                "content",
                "\(holds), so there is no text of its own"
                    + (references > 0 ? "; hand in the \(references) items that it refers to" : ""))
        }
        return items.enumerated().map { index, item in
            ReadItem(number: index + 1) { () throws(IntakeError) in
                if item.isCut, let flaw = document.flaw { throw flaw.error }
                return try article(from: item)
            }
        }
    }

    private static func count(of name: String, in element: XMLElement) -> Int {
        element.children.reduce(0) { $0 + ($1.name == name ? 1 : 0) + count(of: name, in: $1) }
    }

    private static func article(from item: XMLElement) throws(IntakeError) -> Article {
        let meta = item.first("itemMeta")
        let content = item.first("contentMeta")
        let body = InlineContent(of: item.first("contentSet") ?? item)
        let title = headline(in: content) ?? body.title ?? ""
        guard !body.text.isBlank || !title.isBlank else { throw emptiness(of: item, meta) }
        let management = try ItemManagement(of: meta)
        return Article(
            outlet: outlet(of: item, meta, content) ?? body.outlet ?? "", guid: item["guid"],
            version: item["version"], published: management.versionCreated ?? body.published,
            status: management.status, title: title, byline: byline(in: content) ?? body.byline,
            language: content?.first("language")?["tag"] ?? item["xml:lang"] ?? body.language,
            text: body.text,
            versionCreated: management.versionCreated, embargo: management.embargo,
            evolvedFrom: management.evolvedFrom, signals: management.signals,
            editorNotes: management.editorNotes)
    }

    private static func emptiness(of item: XMLElement, _ meta: XMLElement?) -> IntakeError {
        let kind = meta?.first("itemClass").flatMap(QCode.word)
        if let kind, kind != "text", kind != "composite" {
            return .invalid(
                "content", "the item is of the class \(kind) and carries no text; only texts are folded")
        }
        if item.first("contentSet")?.first("remoteContent") != nil {
            return .invalid(
                "content",
                "the item's text is elsewhere (remoteContent), and nothing is fetched; send it inline")
        }
        return .invalid("content", "the item has neither a headline nor a text; there is nothing to fold")
    }

    private static func headline(in content: XMLElement?) -> String? {
        let headlines = content?.children("headline") ?? []
        // Subordinate headlines say so in their role.
        let main =
            headlines.first { ["main", "hd", ""].contains(QCode.word($0["role"] ?? "")) } ?? headlines.first
        return main?.words
    }

    private static func outlet(of item: XMLElement, _ meta: XMLElement?, _ content: XMLElement?) -> String? {
        let holder = item.first("rightsInfo")?.first("copyrightHolder")
        return [meta?.first("provider"), holder, content?.first("infoSource")].lazy
            .compactMap { $0.flatMap(QCode.label) }.first
    }

    private static func byline(in content: XMLElement?) -> String? {
        if let by = content?.first("by")?.words { return by }
        let names = content?.children("creator").compactMap { $0.first("name")?.words ?? $0["literal"] } ?? []
        return names.joined(separator: ", ").known
    }
}
