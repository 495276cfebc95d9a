// InlineContent: the text that a wire item carries within itself, in whichever form it is fullest.

internal import FoundationEssentials

struct InlineContent {
    private(set) var text = ""
    private(set) var title: String?
    private(set) var byline: String?
    private(set) var language: String?
    private(set) var outlet: String?
    private(set) var published: Date?

    /// - Parameter set: a `contentSet`, or whatever holds renditions of one text.
    init(of set: XMLElement) {
        for rendition in set.children {
            let candidate: InlineContent
            switch rendition.name {
            case "inlineXML": candidate = InlineContent(markup: rendition)
            case "inlineData": candidate = InlineContent(data: rendition)
            default: continue
            }
            if candidate.text.utf8.count > text.utf8.count || text.isEmpty && title == nil {
                self = candidate
            }
        }
    }

    /// XHTML, NITF, or other markup.
    init(markup element: XMLElement) {
        if let nitf = element.name == "nitf" ? element : element.first("nitf") {
            let parts = NITFParts(of: nitf)
            (text, title, byline) = (parts.text, parts.title, parts.byline)
            (language, outlet, published) = (nitf["xml:lang"], parts.outlet, parts.issued)
            return
        }
        let html = element.first("html")
        let body = html?.first("body") ?? element.first("body") ?? element
        text = Self.story(in: body)
        title = html?.at("head", "title")?.words ?? body.descendant("h1")?.words
        language = html?["xml:lang"] ?? html?["lang"]
    }

    private init(data element: XMLElement) {
        let type = element["contenttype"] ?? ""
        var content = element.text
        if element["encoding"]?.lowercased().contains("base64") == true {
            let packed = content.filter { !$0.isWhitespace }
            content = Data(base64Encoded: packed).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        text =
            type.contains("html") || type.contains("xml")
            ? MarkupText.text(from: content) : content.trimmedOfBreaks
    }

    /// What stands in a body around the story: its head, captions of pictures, tables of links.
    private static let around: Set = [
        "header", "footer", "aside", "figure", "nav", "media", "body.head", "body.end", "hedline", "script",
        "style",
    ]

    /// The story's text, without what stands around it where anything else is left.
    static func story(in body: XMLElement) -> String {
        let story = MarkupText.text(from: body.markup { around.contains($0.name) })
        return story.isBlank ? MarkupText.text(from: body.markup()) : story
    }
}
