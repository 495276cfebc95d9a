// Identity: when are two submissions the same article, and when versions of one?

package import NewsModel

/// The keys that make resubmitting free and turn a changed article into a revision.
package enum Identity {
    /// The key that all versions of an article share: the publisher's id within its outlet, else
    /// the address; nil when neither is known, so that no version can be recognised.
    package static func lineage(of article: Article) -> String? {
        if let guid = article.guid, !guid.isEmpty { return "guid\n\(article.outlet)\n\(guid)" }
        if let url = article.url, !url.isEmpty { return "url\n\(address(url))" }
        return nil
    }

    /// The document that an article is: the same for the same article again, another for another
    /// version. Without a lineage the outlet, or the file's name, tells equal texts apart.
    /// - Complexity: one SHA-256 pass over the text.
    package static func documentID(of article: Article) -> DocumentID {
        let scope =
            lineage(of: article)
            ?? "copy\n\(article.outlet.isEmpty ? name(of: article.source) : article.outlet)"
        return DocumentID(hashing: [
            scope, article.title, article.text, article.status.rawValue, article.version ?? "",
        ])
    }

    /// The last component of a path, without a line's number (`archive.jsonl:12`): an article that
    /// moved to another line is the same article.
    private static func name(of source: String) -> String {
        let name = source.split(separator: "/").last ?? source[...]
        guard let colon = name.lastIndex(of: ":"), colon != name.startIndex else { return String(name) }
        let number = name[name.index(after: colon)...].utf8
        let isLine =
            !number.isEmpty && number.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return String(isLine ? name[..<colon] : name)
    }

    /// An address without its fragment and without the parameters that only count visits.
    private static func address(_ url: String) -> String {
        let page = url.prefix { $0 != "#" }
        guard let mark = page.firstIndex(of: "?") else { return String(page) }
        let kept = page[page.index(after: mark)...].split(separator: "&").filter { !$0.hasPrefix("utm_") }
        return kept.isEmpty ? String(page[..<mark]) : page[...mark] + kept.joined(separator: "&")
    }
}
