// FeedReader: RSS 0.9 to 2.0 and Atom 0.3 and 1.0: a feed's entries, each an article.

internal import FoundationEssentials
internal import NewsModel

enum FeedReader {
    /// The entries of a feed, in its order.
    ///
    /// - Parameter address: the feed's own, where it was found.
    /// - Throws: where it has none.
    static func items(from document: XMLDocument, address: String?) throws(IntakeError) -> [ReadItem] {
        let root = document.root
        let channel = root.name == "feed" ? root : root.first("channel") ?? root
        // RSS 0.9 and 1.0 put their items beside the channel.
        let entries =
            channel.children("item", "entry") + (channel === root ? [] : root.children("item", "entry"))
        guard !entries.isEmpty else {
            if let flaw = document.flaw { throw flaw.error }
            throw .invalid("content", "the feed has no entries; there is nothing to take in")
        }
        let feed = FeedFrame(channel: channel, root: root, address: address)
        return entries.enumerated().map { index, entry in
            ReadItem(number: index + 1) { () throws(IntakeError) in
                try article(from: entry, in: feed, flaw: document.flaw)
            }
        }
    }

    private static func article(
        from entry: XMLElement, in feed: FeedFrame, flaw: XMLFlaw?
    ) throws(IntakeError) -> Article {
        if entry.isCut, let flaw {
            throw .invalid(
                "content", "the feed ends inside this entry, at line \(flaw.line), column \(flaw.column)")
        }
        let body = FeedBody(of: entry)
        let title = FeedBody.plain(entry.first("title", "dc:title", "media:title"))
        guard !body.text.isBlank || !title.isBlank else {
            throw .invalid("content", "the entry at line \(entry.line) has neither a title nor a text")
        }
        let url = link(of: entry, in: feed)
        return Article(
            outlet: feed.outlet(of: entry, url: url), url: url,
            guid: entry.first("guid", "id")?.words ?? entry["rdf:about"],
            published: date(
                of: entry, "pubDate", "pubdate", "published", "issued", "dc:date", "created", "updated",
                "modified"),
            title: title, byline: byline(of: entry),
            language: entry["xml:lang"] ?? entry.first("dc:language", "language")?.words ?? feed.language,
            text: body.text, isSummary: body.isSummary)
    }

    /// A date that can't be read says nothing: feeds write them in many ways, and the entry stands.
    private static func date(of entry: XMLElement, _ names: String...) -> Date? {
        for name in names {
            if let text = entry.first(name)?.words, let date = DateReader.date(from: text) { return date }
        }
        return nil
    }

    private static func byline(of entry: XMLElement) -> String? {
        let names = entry.children("author", "dc:creator", "atom:author").compactMap { author in
            author.first("name", "atom:name")?.words ?? author.words
        }
        return names.joined(separator: ", ").known
    }

    private static func link(of entry: XMLElement, in feed: FeedFrame) -> String? {
        let links = entry.children("link", "atom:link")
        let alternate = links.first { $0["href"] != nil && ($0["rel"] ?? "alternate") == "alternate" }
        let guid = entry.first("guid")
        let permanent = guid?["isPermaLink"] != "false" ? guid?.words : nil
        let candidates = [
            links.compactMap { $0["href"] == nil ? $0.words : nil }.first, alternate?["href"],
            permanent, entry.first("id")?.words,
        ]
        guard let first = candidates.compactMap({ $0 }).first(where: { !$0.isEmpty }) else { return nil }
        if first.hasPrefix("http://") || first.hasPrefix("https://") { return first }
        return candidates.compactMap { $0 }.first { $0.hasPrefix("http") }
            ?? WebAddress.absolute(first, base: feed.home)
    }
}
