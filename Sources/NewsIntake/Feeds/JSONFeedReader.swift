// JSONFeedReader: JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1).

internal import NewsModel

enum JSONFeedReader {
    static func recognises(_ members: JSONObject) -> Bool {
        members["version"]?.string?.contains("jsonfeed.org/version/") == true
    }

    /// - Parameter address: the feed's own, where it was found.
    static func items(from members: JSONObject, address: String?) throws(IntakeError) -> [ReadItem] {
        guard let items = members["items"]?.array else {
            throw .invalid("items", "the JSON Feed has no list of items")
        }
        guard !items.isEmpty else {
            throw .invalid("items", "the feed has no entries; there is nothing to take in")
        }
        let title = members["title"]?.string ?? ""
        let home = members["home_page_url"]?.string ?? members["feed_url"]?.string ?? address
        let language = members["language"]?.string
        return items.enumerated().map { index, item in
            ReadItem(number: index + 1) { () throws(IntakeError) in
                guard let object = item.object else {
                    throw .invalid("items", "the item is \(item.kind); it has to be an object")
                }
                return try article(from: JSONFields(members: object), title, home, language)
            }
        }
    }

    private static func article(
        from fields: JSONFields, _ feedTitle: String, _ home: String?, _ language: String?
    ) throws(IntakeError) -> Article {
        let plain = try fields.string("content_text")
        let full = try fields.string("content_html").map(MarkupText.text) ?? plain ?? ""
        let body = FeedBody(full: full, short: try fields.string("summary") ?? "")
        let title = try fields.string("title") ?? ""
        guard !body.text.isBlank || !title.isBlank else {
            throw .invalid("items", "the item has neither a title nor a text")
        }
        let url = try fields.string("url", "external_url").map { WebAddress.absolute($0, base: home) ?? $0 }
        return Article(
            outlet: url.flatMap(WebAddress.host) ?? home.flatMap(WebAddress.host) ?? feedTitle, url: url,
            guid: try fields.string("id"), published: try fields.date("date_published", "date_modified"),
            title: title, byline: try fields.names("authors", "author"),
            language: try fields.string("language") ?? language, text: body.text, isSummary: body.isSummary)
    }
}
