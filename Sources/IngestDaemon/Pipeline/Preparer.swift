// Preparer: bytes → Article → Document → quotations and fingerprint. One for each worker.

internal import Compression
internal import FoundationEssentials
internal import NewsFold
internal import NewsIntake
internal import NewsModel
internal import NewsText
internal import WirefoldProtocol

/// Prepares submissions. Pure but for the buffers that it uses again; not for two threads at once.
struct Preparer {
    private let reader: ArticleReader
    private let normalizer = Normalizer()
    private let bytes = StoredBytes()
    private let documentBytes: Int
    private let furniture: FurnitureBoard?

    /// - Parameters:
    ///   - limits: what an article may cost its reader.
    ///   - documentBytes: the most bytes of a document's stored form, so that it fits into a frame of the feed.
    ///   - furniture: what is known of outlets' furniture; nil where it isn't learnt.
    init(limits: IntakeLimits, documentBytes: Int, furniture: FurnitureBoard?) {
        reader = ArticleReader(limits: limits)
        self.documentBytes = documentBytes
        self.furniture = furniture
    }

    /// Throws what the article's sender can act on, with the field at fault.
    ///
    /// - Complexity: linear in the text; about 300 µs for 400 words.
    func prepare(_ wire: WireArticle) throws(RPCError) -> PreparedSubmission {
        let content = [UInt8](wire.content)
        let article = try read(content, wire)
        let (document, passages) = try normalize(article)
        guard document.largestStoredSize <= documentBytes else {
            throw RPCError(
                .resourceExhausted,
                "The document may take \(document.largestStoredSize) bytes with its offsets and quotations; "
                    + "limits.frameBytes leaves it \(documentBytes). Split the article.",
                field: "article.content")
        }
        let prepared = FoldEngine.prepare(document)
        return PreparedSubmission(
            id: document.id, lineage: Identity.lineage(of: article), source: article.source,
            status: article.status, document: prepared, passages: passages, format: wire.format,
            content: PackedContent(content, with: bytes), versionCreated: article.versionCreated,
            // Only an article that may have to wait is kept as it came.
            embargo: article.embargo.map { Embargo(end: $0, article: wire) })
    }

    private func read(_ content: [UInt8], _ wire: WireArticle) throws(RPCError) -> Article {
        let known = try ArticleKnowledge(wire)
        do {
            return try reader.article(from: content, format: wire.format, known: known)
        } catch {
            throw RPCError(
                RPCError.Code(rawValue: error.code), error.message, field: "article.\(error.field)")
        }
    }

    private func normalize(
        _ article: Article
    ) throws(RPCError) -> (document: Document, passages: ArticlePassages?) {
        do {
            guard let furniture else { return (try normalizer.document(from: article), nil) }
            return try normalizer.document(from: article, known: furniture.known)
        } catch {
            throw RPCError(
                RPCError.Code(rawValue: error.code), error.message, field: "article.\(error.field)")
        }
    }
}

extension ArticleKnowledge {
    /// What a feeder said beside the content.
    fileprivate init(_ wire: WireArticle) throws(RPCError) {
        var status: Article.Status?
        if !wire.status.isEmpty {
            status = Article.Status(rawValue: wire.status)
            guard status != nil else {
                throw RPCError(
                    .invalidArgument, "The status must be usable, withheld or canceled, or left empty.",
                    field: "article.status")
            }
        }
        self.init(
            source: wire.source, outlet: wire.outlet, url: wire.url, guid: wire.guid, version: wire.version,
            published: wire.hasPublished ? try wire.published.date("article.published") : nil,
            status: status, title: wire.title, language: wire.language,
            charset: wire.charset.isEmpty ? nil : wire.charset)
    }
}
