// SchemaOrgReader: schema.org's NewsArticle and kin as JSON-LD by itself, as crawlers keep it.

internal import FoundationEssentials
internal import NewsModel

enum SchemaOrgReader {
    static func recognises(_ members: JSONObject) -> Bool {
        members["@type"] != nil || members["@graph"] != nil
    }

    static func article(from members: JSONObject) throws(IntakeError) -> Article {
        let candidates = [members] + (members["@graph"]?.array?.compactMap(\.object) ?? [])
        guard let object = candidates.first(where: isArticle) else {
            throw .invalid("@type", "the JSON-LD describes no article; nothing to fold")
        }
        let fields = JSONFields(members: object)
        let text = (try fields.string("articleBody", "text")).map(MarkupText.text) ?? ""
        let short = try fields.string("description", "abstract") ?? ""
        let body = FeedBody(full: text, short: MarkupText.text(from: short))
        let title = try fields.string("headline", "name", "alternativeHeadline") ?? ""
        guard !body.text.isBlank || !title.isBlank else {
            throw .invalid(
                "articleBody", "the JSON-LD article has neither a headline nor a text; nothing to fold")
        }
        let url = address(object["url"]) ?? address(object["mainEntityOfPage"]) ?? address(object["@id"])
        return Article(
            outlet: name(object["publisher"]) ?? url.flatMap(WebAddress.host) ?? "", url: url,
            published: try fields.date("datePublished", "dateCreated", "dateModified"),
            title: MarkupText.text(from: title), byline: name(object["author"]) ?? name(object["creator"]),
            language: object["inLanguage"]?.string ?? object["inLanguage"]?.object?["alternateName"]?.string,
            text: body.text, isSummary: body.isSummary)
    }

    private static func isArticle(_ members: JSONObject) -> Bool {
        guard let type = members["@type"] else { return false }
        let types = type.array?.compactMap(\.string) ?? [type.string ?? ""]
        return types.contains { type in
            let name = type.split { $0 == "/" || $0 == ":" }.last ?? ""
            return name.hasSuffix("Article") || name.hasSuffix("Posting") || name == "Report"
        }
    }

    private static func address(_ value: JSONValue?) -> String? {
        let text = value?.string ?? value?.object?["@id"]?.string ?? value?.object?["url"]?.string
        return text?.hasPrefix("http") == true ? text : nil
    }

    private static func name(_ value: JSONValue?) -> String? {
        switch value {
        case .string(let text): text.known
        case .object(let object): object["name"]?.string?.known
        case .array(let items): items.compactMap { name($0) }.joined(separator: ", ").known
        default: nil
        }
    }
}
