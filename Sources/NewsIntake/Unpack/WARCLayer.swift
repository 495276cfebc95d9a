// WARCLayer: a web archive: each archived page or feed is a layer of its own.

final class WARCLayer: UnpackLayer {
    private let context: UnpackContext
    private let source: String
    private let depth: Int
    private var reader: WARCReader

    /// Media types that are read; a page without a type is told by its content.
    private static let readable = [
        "text/html", "text/plain", "application/xhtml", "application/json", "",
    ]
    /// How the names of the others end: `application/rss+xml`, `application/feed+json`.
    private static let endings = ["xml", "+json"]
    /// What ends so, but tells how a site is shown as an app.
    private static let unread: Set = ["application/manifest+json"]

    init(_ context: UnpackContext, source: String, place: UnpackPlace, depth: Int) {
        self.context = context
        self.source = source
        self.depth = depth
        reader = WARCReader(limits: context.limits, offset: place.offset)
    }

    func push(_ bytes: ArraySlice<UInt8>) { reader.push(bytes, take) }
    func finish() { reader.finish(take) }
    func start(at offset: UInt64) { reader.start(at: offset) }

    func lose(_ error: IntakeError, at offset: UInt64) {
        give(offset, .refused(error))
        reader.recover()
    }

    private func take(_ piece: WARCPiece) {
        switch piece {
        case .damage(let offset, let error): give(offset, .refused(error))
        case .record(let record, let block, let offset):
            switch record.type {
            case "response", "resource", "conversion":
                do {
                    try read(record, block, offset)
                } catch {
                    give(offset, .refused(error))
                }
            case "revisit": give(offset, .skipped("a revisit of a page that didn't change"))
            default: give(offset, .skipped("a record of type \(record.type.prefix(20))"))
            }
        }
    }

    private func read(_ record: WARCRecord, _ block: [UInt8], _ offset: UInt64) throws(IntakeError) {
        if let reason = record.truncated {
            throw .invalid("content", "the crawler cut the page off (WARC-Truncated: \(reason.prefix(20)))")
        }
        var known = ArticleKnowledge(url: record.target)
        var type = record.contentType.prefix { $0 != ";" }.lowercased().trimmed
        var body = block
        if record.isHTTP {
            let response = try HTTPResponse(block, limits: context.limits)
            guard (200..<300).contains(response.status) else {
                return give(offset, .skipped("a response with HTTP status \(response.status)"))
            }
            known.charset = response.charset
            (type, body) = (response.mediaType, response.body)
        } else if record.target?.hasPrefix("http") != true {
            return give(offset, .skipped("a record about something else than the web"))
        }
        let isReadable =
            Self.readable.contains { $0.isEmpty ? type.isEmpty : type.hasPrefix($0) }
            || Self.endings.contains(where: type.hasSuffix)
        guard isReadable, !Self.unread.contains(type) else {
            return give(offset, .skipped("a file of type \(type.prefix(40))"))
        }
        guard !body.isEmpty else { return give(offset, .skipped("an empty page")) }
        let page = Unpacker(
            context, source: "\(source):\(offset)", place: .inside(offset), kind: nil, depth: depth + 1,
            known: known)
        page.push(body[...])
        page.finish()
    }

    private func give(_ offset: UInt64, _ outcome: UnpackedItem.Outcome) {
        context.give(
            UnpackedItem(source: "\(source):\(offset)", format: "warc", offset: offset, outcome: outcome))
    }
}
