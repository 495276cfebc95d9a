// JSONArticleReader: one JSON object to an article. Wirefold's own keys and news-please's are
// read here; ninjs and digital wires, told by their keys, have readers of their own.

internal import NewsModel

struct JSONArticleReader {
    let limits: IntakeLimits

    /// The articles of a JSON text: one object, a list of them, or a JSON Feed; and the format's name.
    ///
    /// - Parameter address: where it was found, if that is known.
    func items(from text: String, address: String?) throws(IntakeError) -> (format: String, items: [ReadItem])
    {
        let value: JSONValue
        do {
            value = try JSONParser.value(from: Array(text.utf8), depthLimit: limits.nestingDepth)
        } catch {
            guard !error.isLimit else {
                throw IntakeError(
                    code: "resourceExhausted", message: "the content: \(error)", field: "content")
            }
            throw .invalid(
                "content",
                "the content is not JSON: \(error); if it is plain text, send it with the format \"text\"")
        }
        switch value {
        case .object(let members):
            if JSONFeedReader.recognises(members) {
                return ("jsonfeed", try JSONFeedReader.items(from: members, address: address))
            }
            return (
                Self.format(of: members),
                [ReadItem(number: 1) { () throws(IntakeError) in try Self.article(from: members) }]
            )
        case .array(let values) where !values.isEmpty:
            return (
                "json",
                values.enumerated().map { index, value in
                    ReadItem(number: index + 1) { () throws(IntakeError) in
                        guard let members = value.object else {
                            throw .invalid(
                                "content",
                                "the element is \(value.kind); it has to be an object, one an article")
                        }
                        return try Self.article(from: members)
                    }
                }
            )
        default:
            let kind = value == .array([]) ? "an empty array" : value.kind
            throw .invalid("content", "the content is \(kind); send one JSON object for each article")
        }
    }

    private static func format(of members: JSONObject) -> String {
        if DigitalWireReader.recognises(members) { return "digitalwires" }
        if SchemaOrgReader.recognises(members) { return "schema.org" }
        if NinjsReader.recognises(members) { return "ninjs" }
        return "json"
    }

    /// Reads an object that is parsed already.
    ///
    /// - Parameter allowsBlank: whether it may have neither text nor title.
    static func article(from members: JSONObject, allowsBlank: Bool = false) throws(IntakeError) -> Article {
        let fields = JSONFields(members: members)
        if DigitalWireReader.recognises(members) { return try DigitalWireReader.article(from: fields) }
        if SchemaOrgReader.recognises(members) { return try SchemaOrgReader.article(from: members) }
        if NinjsReader.recognises(members) { return try NinjsReader.article(from: fields) }
        return try ownArticle(from: members, allowsBlank: allowsBlank)
    }

    /// Wirefold's own keys, and news-please's where they differ.
    private static func ownArticle(
        from members: JSONObject, allowsBlank: Bool
    ) throws(IntakeError) -> Article {
        if members["$schema"]?.string?.contains("json-schema.org") == true {
            throw .invalid("content", "the object is a JSON Schema, which describes articles and holds none")
        }
        let fields = JSONFields(members: members)
        let text = try fields.string("text", "maintext", "body", "content") ?? ""
        let title = try fields.string("title", "headline") ?? ""
        guard allowsBlank || !text.isBlank || !title.isBlank else {
            throw .invalid(
                "text", "the object has neither text nor title; give at least one (or maintext, body)")
        }
        return Article(
            source: try fields.string("source", "filename") ?? "",
            outlet: try fields.string("outlet", "source_domain", "publisher") ?? "",
            url: try fields.string("url", "link"),
            guid: try fields.string("guid", "id"),
            version: try fields.string("version"),
            published: try fields.date("published", "date_publish", "date"),
            status: try fields.status("status") ?? .usable,
            title: title,
            byline: try fields.names("byline", "authors", "author"),
            language: try fields.string("language", "lang"), text: text,
            versionCreated: try fields.date("versionCreated"), embargo: try fields.date("embargo"),
            evolvedFrom: try fields.string("evolvedFrom"), signals: try fields.strings("signals"),
            editorNotes: try fields.strings("editorNotes"),
            isSummary: members["isSummary"] == .bool(true))
    }
}
