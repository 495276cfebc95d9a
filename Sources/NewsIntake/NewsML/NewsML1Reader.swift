// NewsML1Reader: NewsML 1.0 to 1.2 (IPTC 2000–2003): items with revisions, their text in the
// components within one another.

internal import FoundationEssentials
internal import NewsModel

enum NewsML1Reader {
    static func items(from document: XMLDocument) throws(IntakeError) -> [ReadItem] {
        let items = document.root.children("NewsItem")
        guard !items.isEmpty else {
            if let flaw = document.flaw { throw flaw.error }
            throw .invalid("content", "the NewsML document holds no NewsItem; there is nothing to take in")
        }
        return items.enumerated().map { index, item in
            ReadItem(number: index + 1) { () throws(IntakeError) in
                if item.isCut, let flaw = document.flaw { throw flaw.error }
                return try article(from: item)
            }
        }
    }

    private static func article(from item: XMLElement) throws(IntakeError) -> Article {
        let story = NewsML1Story(of: item)
        guard !story.text.isBlank || !story.title.isBlank else {
            throw .invalid(
                "content", "the NewsItem has neither a headline nor a text; there is nothing to fold")
        }
        let identifier = item.at("Identification", "NewsIdentifier")
        let management = item.first("NewsManagement")
        let version = try date(management?.first("ThisRevisionCreated") ?? management?.first("FirstCreated"))
        let word = management?.first("Status")?["FormalName"] ?? ""
        let change = try date(management?.at("StatusWillChange", "DateAndTime"))
        let isEmbargoed = word.lowercased() == "embargoed"
        return Article(
            outlet: story.provider ?? identifier?.first("ProviderId")?.words ?? "", guid: guid(identifier),
            version: identifier?.first("RevisionId")?.words, published: version,
            status: isEmbargoed && change != nil ? .usable : try Article.Status(word: word, field: "Status"),
            title: story.title, byline: story.byline, language: story.language, text: story.text,
            versionCreated: version, embargo: isEmbargoed ? change : nil,
            evolvedFrom: management?.first("DerivedFrom")?["NewsItem"],
            signals: management?.children("Instruction").compactMap { $0["FormalName"]?.lowercased() } ?? [],
            editorNotes: story.notes)
    }

    /// The public identifier without the revision, which differs from version to version.
    private static func guid(_ identifier: XMLElement?) -> String? {
        if let provider = identifier?.first("ProviderId")?.words,
            let day = identifier?.first("DateId")?.words,
            let id = identifier?.first("NewsItemId")?.words
        {
            return "urn:newsml:\(provider):\(day):\(id)"
        }
        return identifier?.first("PublicIdentifier")?.words
    }

    private static func date(_ element: XMLElement?) throws(IntakeError) -> Date? {
        guard let text = element?.words, let name = element?.name else { return nil }
        guard let date = DateReader.date(from: text) else {
            throw .invalid(name, "\(name) is not a date that can be read; write it as 20261121T062500Z")
        }
        return date
    }
}

/// An item's text and lines, from the component that holds most of it.
private struct NewsML1Story {
    private(set) var text = ""
    private(set) var title = ""
    private(set) var byline: String?
    private(set) var provider: String?
    private(set) var language: String?
    private(set) var notes: [String] = []

    init(of item: XMLElement) {
        for component in item.children("NewsComponent") { visit(component, lines: nil, isCaption: false) }
        if title.isEmpty, let label = item.at("Identification", "NameLabel")?.words, !text.isEmpty {
            title = label
        }
    }

    private mutating func visit(_ component: XMLElement, lines outer: XMLElement?, isCaption: Bool) {
        let lines = component.first("NewsLines") ?? outer
        let role = component.first("Role")?["FormalName"]?.lowercased() ?? ""
        let isCaption = isCaption || role.contains("caption") || role.contains("photo")
        let administrative = component.first("AdministrativeMetadata")
        provider =
            provider
            ?? ["Provider", "Source"].lazy
            .compactMap { administrative?.at($0, "Party")?["FormalName"] }.first
        language = language ?? component.at("DescriptiveMetadata", "Language")?["FormalName"]
        note(lines)
        for content in component.children("ContentItem") {
            guard
                let data = content.first("DataContent")
                    ?? content.first("Encoding")?.descendant("DataContent"),
                !isCaption || text.isEmpty
            else { continue }
            let candidate = Self.text(of: data)
            if candidate.utf8.count > text.utf8.count { text = candidate }
        }
        for child in component.children("NewsComponent") { visit(child, lines: lines, isCaption: isCaption) }
    }

    private mutating func note(_ lines: XMLElement?) {
        guard let lines else { return }
        if title.isEmpty { title = lines.first("HeadLine")?.words ?? "" }
        byline = byline ?? lines.first("ByLine")?.words
        for line in lines.children("NewsLine") {
            guard let type = line.first("NewsLineType")?["FormalName"]?.lowercased(), type.contains("note"),
                let text = line.first("NewsLineText")?.words, !notes.contains(text)
            else { continue }
            notes.append(text)
        }
    }

    private static func text(of data: XMLElement) -> String {
        if data.children.isEmpty {
            let text = data.text
            return text.contains("</p>") ? MarkupText.text(from: text) : text.trimmedOfBreaks
        }
        return InlineContent(markup: data).text
    }
}
