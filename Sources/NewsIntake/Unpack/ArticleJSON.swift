// ArticleJSON: an article that was read from a document of many, as Wirefold's own JSON: the bytes
// under which it is submitted and kept.

internal import FoundationEssentials
internal import NewsModel

enum ArticleJSON {
    static func bytes(of article: Article) -> [UInt8] {
        var members: [(String, JSONValue)] = []
        func add(_ name: String, _ text: String?) {
            if let text = text.known { members.append((name, .string(text))) }
        }
        func add(_ name: String, _ date: Date?) {
            if let date { members.append((name, .number("\(date.timeIntervalSince1970)"))) }
        }
        func add(_ name: String, _ list: [String]) {
            if !list.isEmpty { members.append((name, .array(list.map(JSONValue.string)))) }
        }
        add("title", article.title)
        add("text", article.text)
        add("outlet", article.outlet)
        add("url", article.url)
        add("guid", article.guid)
        add("version", article.version)
        add("published", article.published)
        add("status", article.status.rawValue)
        add("byline", article.byline)
        add("language", article.language)
        add("versionCreated", article.versionCreated)
        add("embargo", article.embargo)
        add("evolvedFrom", article.evolvedFrom)
        add("signals", article.signals)
        add("editorNotes", article.editorNotes)
        if article.isSummary { members.append(("isSummary", .bool(true))) }
        return JSONWriter.bytes(of: members)
    }
}
