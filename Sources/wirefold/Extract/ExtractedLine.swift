// ExtractedLine: an article as one line of JSON.

internal import FoundationEssentials
internal import NewsModel

enum ExtractedLine {
    static func bytes(of article: Article, source: String, format: String) -> [UInt8] {
        let offset = article.utcOffset ?? 0
        var line = JSONLine.object { line in
            line.add("source", source)
            line.add("format", format)
            line.add("title", article.title)
            line.add("text", article.text)
            line.add("byline", article.byline)
            line.add("published", article.published.map { time($0, offset: offset) })
            line.add("modified", article.modified.map { time($0, offset: offset) })
            line.add("url", article.url)
            line.add("canonical", article.canonicalURL)
            line.add("outlet", article.outlet.isEmpty ? nil : article.outlet)
            line.add("section", article.section)
            line.add("language", article.language)
            line.add("status", article.status.rawValue)
            line.add("form", article.form.rawValue)
            line.add("origins", list: article.origins) { line, origin in
                line.add("rule", origin.rule)
                line.add("value", origin.value)
            }
        }
        line.append(0x0A)
        return line
    }

    /// RFC 3339, in the zone that the article gave.
    static func time(_ date: Date, offset: Int) -> String {
        let zone = TimeZone(secondsFromGMT: offset) ?? .gmt
        return date.formatted(Date.ISO8601FormatStyle(timeZoneSeparator: .colon, timeZone: zone))
    }
}
