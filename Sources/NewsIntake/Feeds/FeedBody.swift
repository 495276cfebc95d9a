// FeedBody: an entry's text: the whole article where the feed carries it, else what sums it up.

struct FeedBody {
    private(set) var text = ""
    /// True where the feed gives only the beginning, or a summary.
    private(set) var isSummary = false

    /// A description alone counts as the whole from this length on, in characters.
    private static let wholeLength = 1200
    /// What stands at the end of a text that goes on elsewhere.
    private static let openEnds = ["…", "...", "[…]", "[...]", "[&#8230;]"]

    init(of entry: XMLElement) {
        let full = Self.plain(entry.first("content:encoded", "content", "xhtml:body", "body"))
        let short = Self.plain(entry.first("description", "summary", "dc:description", "media:description"))
        self.init(full: full, short: short)
    }

    /// - Parameters:
    ///   - full: what the feed calls the content.
    ///   - short: what it calls a summary or a description.
    init(full: String, short: String) {
        // Some feeds put the teaser into both, or the article into the description.
        text = full.utf8.count >= short.utf8.count ? full : short
        let isOpen = Self.openEnds.contains { text.hasSuffix($0) }
        isSummary = isOpen || (full.isBlank || full == short) && text.count < Self.wholeLength
    }

    /// The text of an element whose content is text, escaped markup or markup.
    static func plain(_ element: XMLElement?) -> String {
        guard let element else { return "" }
        let type = element["type"] ?? ""
        if element["src"] != nil || type.hasPrefix("image/") { return "" }
        let isTree = !element.children.isEmpty
        let content = isTree ? element.markup() : element.text
        if !isTree, type == "text" || type == "text/plain" {
            return content.split(separator: "\n", omittingEmptySubsequences: false)
                .map { String($0).collapsed }.joined(separator: "\n").trimmedOfBreaks
        }
        return MarkupText.text(from: content)
    }
}

extension String {
    var trimmedOfBreaks: String {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text.drop { $0.isWhitespace })
    }
}
