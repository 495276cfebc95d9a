// DigitalWireReader: dpa's digital wires, JSON with the body as HTML.

internal import NewsModel

enum DigitalWireReader {
    static func recognises(_ members: JSONObject) -> Bool {
        if members["format"]?.string?.hasPrefix("digitalwires") == true { return true }
        return members["urn"] != nil && members["article_html"] != nil
    }

    static func article(from fields: JSONFields) throws(IntakeError) -> Article {
        let markup = try fields.string("article_html") ?? ""
        let title = try fields.string("headline", "kicker") ?? ""
        guard !markup.isBlank || !title.isBlank else {
            throw .invalid(
                "article_html", "the wire item has neither article_html nor headline; nothing to fold")
        }
        return Article(
            outlet: try fields.string("creditline", "desk") ?? "",
            url: try fields.string("url"),
            guid: try fields.string("urn", "entry_id"),
            version: try fields.string("version"),
            published: try fields.date("version_created", "updated", "content_created"),
            status: try fields.status("pubstatus") ?? .usable,
            title: title,
            byline: try fields.names("byline"),
            language: try fields.string("language"),
            text: MarkupText.text(from: markup), versionCreated: try fields.date("version_created"),
            embargo: try fields.date("embargoed"), signals: try fields.strings("signal"),
            editorNotes: try fields.strings("ednotes"))
    }
}
