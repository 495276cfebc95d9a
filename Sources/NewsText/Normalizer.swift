// Normalizer: an article becomes a document. Repair, lines, clutter out, headline, dateline,
// credit, language, and the map back to the article's own text.

package import NewsModel

/// Turns an article into a document: repaired, in paragraphs, without the site's clutter.
///
/// Nothing of an article's own text goes without a trace: what isn't in the document's text
/// stands in `removed` with a reason, and white space aside the rest is mapped by `offsets`.
package struct Normalizer: Sendable {
    /// A headline that had to be made from the first sentence is cut here, in scalars.
    static let longestMadeTitle = 160

    private let identifiesLanguage: Bool
    private let allowsBlank: Bool

    /// - Parameters:
    ///   - identifiesLanguage: whether to name the language of an article that doesn't say it: a fifth of all
    ///     that normalizing costs.
    ///   - allowsBlank: whether an article of which nothing is left becomes a document without text.
    package init(identifiesLanguage: Bool = true, allowsBlank: Bool = false) {
        self.identifiesLanguage = identifiesLanguage
        self.allowsBlank = allowsBlank
    }

    /// The document of an article, with no quotations in it yet.
    ///
    /// An article that is only a headline becomes a document whose text is that headline.
    /// - Throws: when nothing is left but clutter, unless blank documents are allowed.
    /// - Complexity: a few passes over the text; about 20 µs a kilobyte.
    package func document(from article: Article) throws(NormalizationError) -> Document {
        try normalize(article, known: nil).document
    }

    /// The same without the furniture of the article's outlet, as far as that is known, and what the
    /// article shows of it.
    ///
    /// The document's id is the article's own: what is known doesn't make it another document.
    /// - Returns: no passages where the outlet isn't named.
    package func document(
        from article: Article, known: KnownFurniture
    ) throws(NormalizationError) -> (document: Document, passages: ArticlePassages?) {
        try normalize(article, known: article.outlet.isEmpty ? nil : known.passages(of: article.outlet))
    }

    private func normalize(
        _ article: Article, known: Set<UInt64>?
    ) throws(NormalizationError) -> (document: Document, passages: ArticlePassages?) {
        let text = TextRepair.repair(article.text)
        let given = Self.clean(article.title)
        let lines = LineBreaker.lines(of: text, keepsFirst: given.isEmpty)
        let declutter = Declutter(text.scalars, lines: lines, givenTitle: given, known: known)

        var document = Document(id: Identity.documentID(of: article), title: given, text: "")
        document.credit = declutter.credit
        if let title = declutter.title { document.title = DocumentText.line(title, of: text) }
        Self.fillBody(of: &document, from: declutter, text: text, given: article.text)
        // What a page's data say counts where its text credits nobody.
        document.credit =
            document.credit
            ?? article.origins.first { $0.rule == "agency-credit" }.map { Self.clean($0.value) }
        if document.title.isEmpty { document.title = Self.madeTitle(document.text) }
        if document.text.isEmpty { document.text = document.title }
        guard allowsBlank || !document.text.isEmpty else {
            throw NormalizationError(
                message: "nothing is left of the article without its site's clutter; send the article's text",
                field: "content")
        }

        document.language = article.language.flatMap(Self.languageTag)
        if identifiesLanguage, document.language == nil {
            document.language = Self.language(of: declutter, text)
        }
        document.byline = Self.byline(of: article) ?? declutter.byline.map { DocumentText.line($0, of: text) }
        document.source = article.source
        document.outlet = article.outlet
        document.url = article.url
        document.guid = article.guid
        document.version = article.version
        document.published = article.published
        document.status = article.status
        document.evolvedFrom = article.evolvedFrom
        document.signals = article.signals
        document.editorNotes = article.editorNotes
        document.isSummary = article.isSummary
        let passages = known.flatMap { _ in
            ArticlePassages(article, document.id, declutter, givenTitle: given)
        }
        return (document, passages)
    }

    /// Writes the paragraphs, and takes the dateline off the first.
    /// - Parameter given: the article's own text.
    private static func fillBody(
        of document: inout Document, from declutter: Declutter, text: WorkingText, given: String
    ) {
        var body = DocumentText(scalars: text.scalars.count, paragraphs: declutter.lines.count)
        for line in declutter.lines {
            if let reason = line.reason {
                document.removed.append(Removal(range: text.original(of: line.range), reason: reason))
            } else {
                var range = line.range
                if body.count == 0, let dateline = Dateline(text.scalars, in: range) {
                    if !dateline.place.isEmpty {
                        document.dateline = DocumentText.line(dateline.place, of: text)
                    }
                    document.credit = dateline.credit ?? document.credit
                    document.removed.append(
                        Removal(range: text.original(of: range.lowerBound..<dateline.end), reason: "dateline")
                    )
                    range = dateline.end..<range.upperBound
                }
                body.append(range, of: text)
            }
            if let tail = line.tail {
                document.removed.append(Removal(range: text.original(of: tail), reason: "end-mark"))
            }
        }
        document.text = body.text(given: given)
        document.offsets = body.offsets
    }

    private static func language(of declutter: Declutter, _ text: WorkingText) -> String? {
        let body = declutter.lines.filter { $0.reason == nil }.map(\.range)
        return LanguageIdentifier.shared.language(
            of: text.scalars, in: body.isEmpty ? declutter.title.map { [$0] } ?? [] : body)
    }

    /// A short field as one clean line.
    private static func clean(_ text: String) -> String {
        if PlainASCII.isTidy(text) { return text }
        let repaired = TextRepair.repair(text)
        var range = 0..<repaired.scalars.count
        while let first = range.first, Letters.isSpace(repaired.scalars[first]) {
            range = first + 1..<range.upperBound
        }
        while let last = range.last, Letters.isSpace(repaired.scalars[last]) {
            range = range.lowerBound..<last
        }
        return range.isEmpty ? "" : DocumentText.line(range, of: repaired)
    }

    /// The author line without its "By".
    private static func byline(of article: Article) -> String? {
        let line = clean(article.byline ?? "")
        guard !line.isEmpty else { return nil }
        for opening in ["By ", "by ", "BY ", "Von ", "Par ", "Por "] where line.hasPrefix(opening) {
            return String(line.dropFirst(opening.count))
        }
        return line
    }
}
