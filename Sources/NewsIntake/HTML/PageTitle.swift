// PageTitle: which of a page's several titles is the article's headline.

/// The headline of a page.
struct PageTitle {
    let title: String

    init(_ metadata: PageMetadata, tree: HTMLTree, body: BodyFinder) {
        let headings = metadata.headings.map { tree.text(of: $0) }.filter { !$0.isBlank }
        let candidates = [
            metadata.article["headline"]?.string, metadata.meta("og:title"), metadata.meta("twitter:title"),
            metadata.documentTitle,
        ].compactMap { $0 }
        title = headings.first ?? candidates.first ?? ""
    }
}
