// NinjsReader: IPTC ninjs 1.x and 2.x (lower-case keys) and 3.x (camelCase keys).

internal import NewsModel

/// Reads a ninjs item. Only its `uri` is required by the standard; the body may be in any of
/// several members and forms, of which plain text is preferred.
enum NinjsReader {
    /// Keys that ninjs has and Wirefold's own objects don't; `versionCreated` both have.
    private static let marks: Set = [
        "versioncreated", "firstcreated", "firstCreated", "pubstatus", "pubStatus", "headlines",
        "bodies", "body_text", "bodyText", "body_xhtml", "bodyXhtml", "body_html", "bodyHtml",
        "representationtype", "representationType", "embargoed", "embargoedUntil", "copyrightholder",
        "copyrightHolder", "altids", "altIds",
    ]

    static func recognises(_ members: JSONObject) -> Bool {
        // No mark is shorter.
        members.names.contains { $0.utf8.count >= 6 && marks.contains($0) }
            || members["uri"] != nil
                && (members["versionCreated"] != nil || members["text"] == nil && members["headline"] != nil)
    }

    static func article(from fields: JSONFields) throws(IntakeError) -> Article {
        let text = try body(of: fields)
        let title = try headline(of: fields)
        guard !text.isBlank || !title.isBlank else {
            throw .invalid(
                "bodies", "the ninjs item has neither a body nor a headline; there is nothing to fold")
        }
        let uri = try fields.string("uri")
        let version = try fields.date("versioncreated", "versionCreated")
        let created = try fields.date("contentcreated", "contentCreated", "firstcreated", "firstCreated")
        let page = try fields.string("url", "link")
        return Article(
            source: try fields.string("source") ?? "",
            outlet: try fields.string(
                "outlet", "copyrightholder", "copyrightHolder", "provider", "infosource", "by_source") ?? "",
            url: page ?? uri.flatMap { $0.hasPrefix("http") ? $0 : nil },
            guid: try fields.string("uri", "guid", "id"),
            version: try fields.string("version"),
            published: version ?? created,
            status: try fields.status("pubstatus", "pubStatus") ?? .usable,
            title: title,
            byline: try fields.names("byline", "by"),
            language: try fields.string("language"), text: text, versionCreated: version,
            embargo: try fields.date("embargoed", "embargoedUntil"),
            evolvedFrom: try fields.string("evolvedfrom", "evolvedFrom"),
            signals: try fields.strings("signal", "signals"),
            editorNotes: try fields.strings("ednote", "edNote"))
    }

    private static func headline(of fields: JSONFields) throws(IntakeError) -> String {
        if let (name, value) = fields.first(of: ["headlines"]) {
            let items = try list(value, name: name)
            let main =
                items.first { $0["role"]?.string == "main" } ?? items.first { $0["value"]?.string != nil }
            if let text = main?["value"]?.string, !text.isEmpty { return plain(text, of: main ?? [:]) }
        }
        return try fields.string("headline", "title", "name") ?? ""
    }

    private static func body(of fields: JSONFields) throws(IntakeError) -> String {
        if let (name, value) = fields.first(of: ["bodies"]) {
            let items = try list(value, name: name).filter { $0["value"]?.string?.isBlank == false }
            // Plain text first: it needs no reading of markup.
            let best = items.first { !isMarkup($0) } ?? items.first
            if let best, let text = best["value"]?.string { return plain(text, of: best) }
        }
        if let text = try fields.string("body_text", "bodyText"), !text.isBlank { return text }
        if let markup = try fields.string("body_xhtml", "bodyXhtml", "body_html", "bodyHtml"), !markup.isBlank
        {
            return MarkupText.text(from: markup)
        }
        if let text = try fields.string("text"), !text.isBlank { return text }
        if let (name, value) = fields.first(of: ["descriptions"]) {
            let items = try list(value, name: name)
            if let first = items.first(where: { $0["value"]?.string?.isBlank == false }),
                let text = first["value"]?.string
            {
                return plain(text, of: first)
            }
        }
        return try fields.string("description_text", "descriptionText", "description") ?? ""
    }

    private static func list(
        _ value: JSONValue, name: String
    ) throws(IntakeError) -> [JSONObject] {
        guard let items = value.array else {
            throw .invalid(name, "\(name) is \(value.kind); it has to be an array")
        }
        return items.compactMap(\.object)
    }

    private static func isMarkup(_ item: JSONObject) -> Bool {
        let type = (item["contenttype"] ?? item["contentType"])?.string ?? ""
        let role = item["role"]?.string ?? ""
        return type.contains("html") || type.contains("xml") || role.contains("html")
    }

    private static func plain(_ text: String, of item: JSONObject) -> String {
        isMarkup(item) ? MarkupText.text(from: text) : text
    }
}
