// PageDates: when a page's article was published and last changed, in the zone that it says so in.

internal import FoundationEssentials

/// The times of a page's article.
struct PageDates {
    private(set) var published: CivilTime?
    private(set) var modified: CivilTime?

    private static let publishedNames = [
        "article:published_time", "datepublished", "og:published_time", "og:article:published_time",
        "parsely-pub-date", "article.published", "publish-date", "publishdate", "publication_date",
        "published_at", "published-date", "article_date_original", "article:published",
        "cxenseparse:recs:publishtime",
        "sailthru.date", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "pubdate",
        "date", "dc.date.created", "bt:pubdate", "article:post_time", "created", "rnews:datepublished",
        "published_time", "datecreated", "weibo:article:create_at",
    ]
    private static let modifiedNames = [
        "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified",
        "lastmod",
        "article:modified", "revised",
    ]

    /// - Parameter address: the page's, which many sites build of the day.
    init(
        _ metadata: PageMetadata, tree: HTMLTree, page: PageBlocks, opening: PageOpening, address: String?,
        monthFirst: Bool
    ) {
        func read(_ text: String?) -> CivilTime? {
            text.flatMap { Self.time(from: $0, monthFirst: monthFirst) }
        }
        let article = metadata.article
        var candidates: [CivilTime] = []
        func add(_ time: CivilTime?) { if let time { candidates.append(time) } }
        add(read(article["datePublished"]?.string))
        for name in Self.publishedNames { add(read(metadata.meta(name))) }
        if candidates.isEmpty {
            add(read(article["dateCreated"]?.string) ?? read(article["uploadDate"]?.string))
            for node in metadata.times.prefix(12) where candidates.isEmpty {
                guard !page.isElsewhere(node) else { continue }
                add(read(tree.string(.datetime, of: node) ?? tree.string(.content, of: node)))
                if candidates.isEmpty { add(read(tree.text(of: node, limit: 100))) }
            }
        }
        lazy var shown = ShownDate(page, opening, monthFirst: monthFirst)
        if candidates.isEmpty { add(shown.byItself) }
        if candidates.isEmpty { add(address.flatMap(PageAddress.day)) }
        if candidates.isEmpty { add(shown.besideOthers) }
        if candidates.isEmpty { add(read(metadata.meta("og:updated_time", "article:modified_time"))) }
        modified = read(article["dateModified"]?.string)
        for name in Self.modifiedNames where modified == nil { modified = read(metadata.meta(name)) }
        guard let first = candidates.first else { return }
        published = first
        // A page's day is that of its own zone: what says only UTC, or no zone, is a day off at night.
        guard first.offset ?? 0 == 0, first.hasTime else { return }
        var zone = PageZone(first, modified: modified)
        for other in candidates.dropFirst() { zone.add(other) }
        if zone.local == nil {
            for node in metadata.times.prefix(4) where !page.isElsewhere(node) {
                if let shown = read(tree.text(of: node, limit: 100)) { zone.add(shown) }
            }
            for time in shown.aroundHeadline { zone.add(time) }
            if let day = address.flatMap(PageAddress.day) { zone.add(day) }
        }
        published = zone.local ?? first
    }

    static func time(from text: String, monthFirst: Bool) -> CivilTime? {
        let text = text.oneLine
        guard !text.isEmpty else { return nil }
        let digits = text.utf8.prefix(14)
        if text.utf8.count == 10 || text.utf8.count == 13, digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Double(text), number > 5e8
        {
            return CivilTime(secondsSince1970: text.utf8.count == 13 ? number / 1000 : number)
        }
        if let civil = DateReader.civil(from: text), let date = civil.date, date.timeIntervalSince1970 > -3e8
        {
            return civil
        }
        return WrittenDate.first(in: text, monthFirst: monthFirst)
    }
}
