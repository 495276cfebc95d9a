// PageOrigins: what says that a page's article is somebody else's text.

internal import CNewsTables
internal import NewsModel

enum PageOrigins {
    /// - Parameter paragraphs: the article's first and last lines.
    static func origins(
        _ metadata: PageMetadata, names: PageNames, url: String?, paragraphs: [String]
    ) -> [Article.Origin] {
        var origins: [Article.Origin] = []
        func add(_ rule: String, _ value: String) {
            let origin = Article.Origin(rule: rule, value: value)
            if !value.isEmpty, !origins.contains(origin) { origins.append(origin) }
        }
        let here = [url, names.sharedURL].compactMap { $0 }.compactMap(PageAddress.host).first
        let canonical = names.canonicalURL.flatMap(PageAddress.host)
        if let here, let canonical, !PageAddress.isSameSite(here, canonical) { add("canonical-elsewhere", canonical) }
        for key in ["isBasedOn", "isBasedOnUrl"] {
            if let source = basis(metadata.article[key]) { add("based-on", source) }
        }
        for name in ["syndication-source", "original-source"] {
            if let source = metadata.meta(name).flatMap(PageAddress.host), here.map({ !PageAddress.isSameSite($0, source) }) ?? true {
                add("canonical-elsewhere", source)
            }
        }
        let organization = metadata.article["sourceOrganization"].flatMap(PageMetadata.name)
        for line in [names.byline, metadata.meta("source", "article:source"), organization].compactMap({ $0 }) {
            if let agency = AgencyNames.shared.agency(in: line) { add("agency-credit", agency) }
        }
        for paragraph in paragraphs where paragraph.utf8.count <= 400 {
            let folded = paragraph.lowercased()
            if phrases.contains(where: { folded.contains($0) }) { add("originally-published", paragraph) }
        }
        return origins
    }

    private static let phrases = news_table_origin_phrases.rows.compactMap { $0.first.map(String.init) }

    private static func basis(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        let address = value.string ?? value.object?["url"]?.string ?? value.object?["@id"]?.string
            ?? value.array?.first.flatMap { $0.string ?? $0.object?["url"]?.string }
        return address.flatMap { PageAddress.host($0) ?? $0 }
    }
}

/// The names of news agencies, by the table `agencies`.
struct AgencyNames: Sendable {
    static let shared = AgencyNames()
    private let table: PhraseTable
    private let names: [String]

    private init() {
        var rows: [(phrase: Substring, value: UInt16)] = []
        var names: [String] = [""]
        for row in news_table_agencies.rows {
            for name in row { rows.append((name, UInt16(names.count))) }
            names.append(String(row[0]))
        }
        self.names = names
        table = PhraseTable(rows)
    }

    /// The first agency named in a short line.
    func agency(in line: String) -> String? {
        let words = WordHash.words(of: line.lowercased().utf8)
        for start in words.indices.prefix(40) {
            var phrase = words[start]
            for end in start..<min(words.count, start + table.longest) {
                if end > start { phrase = WordHash.joined(phrase, words[end]) }
                if table[phrase] > 0 { return names[Int(table[phrase])] }
            }
        }
        return nil
    }
}
