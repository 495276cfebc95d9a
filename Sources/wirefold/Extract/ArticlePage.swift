// ArticlePage: an article as a person reads it on a terminal.

internal import NewsModel

enum ArticlePage {
    static func bytes(of article: Article, format: String) -> [UInt8] {
        var lines = [TerminalText.bold(article.title), ""]
        let published = article.published.map { ExtractedLine.time($0, offset: article.utcOffset ?? 0) }
        let facts: [(String, String?)] = [
            ("by", article.byline), ("outlet", article.outlet.isEmpty ? nil : article.outlet),
            ("published", published), ("section", article.section), ("language", article.language),
            ("address", article.url), ("status", article.status == .usable ? nil : article.status.rawValue),
            ("form", article.form == .article ? nil : article.form.rawValue), ("format", format),
        ]
        for case (let name, let value?) in facts {
            lines.append(TerminalText.padded(name, to: 11) + TerminalText.clean(value))
        }
        for origin in article.origins {
            lines.append(
                TerminalText.padded("origin", to: 11) + TerminalText.clean("\(origin.rule): \(origin.value)"))
        }
        for paragraph in article.text.split(separator: "\n\n") {
            lines.append("")
            lines += TerminalText.wrapped(String(paragraph))
        }
        lines += ["", ""]
        return Array(lines.joined(separator: "\n").utf8)
    }
}
