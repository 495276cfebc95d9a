// PageNames: whose article it is: outlet, section, language and addresses.

internal import NewsModel

struct PageNames {
    let outlet: String
    let section: String?
    let language: String?
    let canonicalURL: String?
    /// Where the page says it is shared from.
    let sharedURL: String?

    init(_ metadata: PageMetadata, url: String?) {
        let canonical = metadata.canonical.flatMap { PageAddress.absolute($0, base: url) }
        canonicalURL = canonical
        sharedURL = (metadata.meta("og:url") ?? metadata.article["url"]?.string)
            .flatMap { PageAddress.absolute($0, base: url ?? canonical) }
        outlet = Self.outlet(metadata) ?? PageAddress.host(url ?? canonicalURL ?? sharedURL ?? "") ?? ""
        section = Self.section(metadata)
        language = Self.language(metadata)
    }

    private static func outlet(_ metadata: PageMetadata) -> String? {
        metadata.siteName.map(PlainField.text).flatMap { $0.isEmpty || $0.utf8.count > 120 ? nil : $0 }
    }

    private static func section(_ metadata: PageMetadata) -> String? {
        let value = metadata.article["articleSection"]
        let stated = value?.string ?? value?.array?.compactMap(\.string).first
        return
            (stated ?? metadata.meta("article:section", "og:article:section", "parsely-section", "section"))
            .map(PlainField.text).known
    }

    private static func language(_ metadata: PageMetadata) -> String? {
        let stated =
            metadata.article["inLanguage"]?.string ?? metadata.language
            ?? metadata.meta("og:locale", "content-language", "dc.language", "language")
        guard let tag = stated?.oneLine, (2...12).contains(tag.utf8.count),
            tag.utf8.allSatisfy({
                $0 < 0x80 && (WordHash.isWordByte($0) || $0 == 0x2D || $0 == 0x5F || $0 < 0x3A && $0 > 0x2F)
            })
        else { return nil }
        return tag.split(separator: "_").joined(separator: "-")
    }
}
