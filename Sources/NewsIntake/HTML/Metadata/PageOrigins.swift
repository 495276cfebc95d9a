// PageOrigins: what says that a page's article is somebody else's text.

internal import CNewsTables
internal import NewsModel

enum PageOrigins {
    /// - Parameter paragraphs: the article's first and last lines.
    static func origins(
        _ metadata: PageMetadata, names: PageNames, byline: String?, url: String?, paragraphs: [String]
    ) -> [Article.Origin] {
        var origins: [Article.Origin] = []
        func add(_ rule: String, _ value: String) {
            let origin = Article.Origin(rule: rule, value: value)
            if !value.isEmpty, !origins.contains(origin) { origins.append(origin) }
        }
        let here = [url, names.sharedURL].compactMap { $0 }.compactMap(PageAddress.host).first
        let canonical = names.canonicalURL.flatMap(PageAddress.host)
        if let here, let canonical, !PageAddress.isSameSite(here, canonical) {
            add("canonical-elsewhere", canonical)
        }
        for key in ["isBasedOn", "isBasedOnUrl"] {
            if let source = basis(metadata.article[key]) { add("based-on", source) }
        }
        for name in ["syndication-source", "original-source"] {
            if let source = metadata.meta(name).flatMap(PageAddress.host),
                here.map({ !PageAddress.isSameSite($0, source) }) ?? true
            {
                add("canonical-elsewhere", source)
            }
        }
        let organization = metadata.article["sourceOrganization"].flatMap(PageMetadata.name)
        for line in [byline, metadata.meta("source", "article:source"), organization].compactMap({ $0 }) {
            if let agency = AgencyNames.shared.agency(in: line) { add("agency-credit", agency) }
        }
        for paragraph in paragraphs where paragraph.utf8.count <= 400 {
            if phrases.first(in: paragraph) != nil { add("originally-published", paragraph) }
        }
        return origins
    }

    private static let phrases = PhraseTable(
        news_table_origin_phrases.rows.compactMap(\.first).map { (phrase: $0, value: 1) })

    private static func basis(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        let address =
            value.string ?? value.object?["url"]?.string ?? value.object?["@id"]?.string
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
        table.first(in: line).map { names[Int($0)] }
    }
}
