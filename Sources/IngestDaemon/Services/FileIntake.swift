// FileIntake: files on their way in: taken apart as their bytes come, their articles handed to the
// pipeline one after another.

internal import Foundation
internal import NewsIntake
internal import WirefoldProtocol
internal import WirefoldService
internal import WirefoldTransport

/// Takes streams of files apart. What a stream holds at once is bounded by its window of pieces
/// and by `IntakeLimits`.
struct FileIntake: Sendable {
    /// Pieces that a client may have under way.
    static let window: UInt32 = 16
    /// The most bytes of one piece, with all that is known of a file in its first.
    static let pieceBytes = 4 << 20
    /// Articles of one stream that may be without an answer. Fewer than of submissions: those of
    /// an archive of pages are large.
    static let openArticles = 128

    let ingest: IngestService
    let limits: IntakeLimits
    /// Unpacking computes: it has threads of its own, which all streams share and which stay.
    static let threads = WorkerThreads(count: 2)

    /// Takes files until the stream ends.
    ///
    /// - Throws: `invalidArgument` for pieces out of order, `unavailable` once the daemon stops.
    func take(
        _ reader: ItemReader<WireFilePiece>, _ replies: OrderedReplies<WireFileResult>
    ) async throws(RPCError) {
        var file: OpenFile?
        var files: UInt64 = 0
        while true {
            let pieces = try await reader.nextBatch()
            guard !pieces.isEmpty else { break }
            for piece in pieces {
                if piece.hasStart {
                    guard file == nil else {
                        throw RPCError(
                            .invalidArgument, "A file begins before the last one has ended.", field: "start")
                    }
                    file = try OpenFile(piece.start, number: files, limits)
                    files += 1
                }
                guard let open = file else {
                    throw RPCError(
                        .invalidArgument, "The first piece of a file has no start.", field: "start")
                }
                try await take(piece.content, of: open, replies)
                if piece.end {
                    try await enter(open.unpacker.finish(), of: open, replies)
                    file = nil
                }
            }
        }
        // The client went away in the middle of a file: what is whole was taken in.
    }

    private func take(
        _ content: Data, of file: OpenFile, _ replies: OrderedReplies<WireFileResult>
    ) async throws(RPCError) {
        let bytes = [UInt8](content)
        var rest = bytes[...]
        while !rest.isEmpty {
            let items = file.unpacker.push(rest.prefix(FileUnpacker.pieceBytes))
            rest = rest.dropFirst(FileUnpacker.pieceBytes)
            try await enter(items, of: file, replies)
        }
    }

    private func enter(
        _ items: [UnpackedItem], of file: OpenFile, _ replies: OrderedReplies<WireFileResult>
    ) async throws(RPCError) {
        for item in items {
            var result = WireFileResult()
            result.format = item.format
            result.offset = item.offset
            result.line = item.line
            result.file = file.number
            switch item.outcome {
            case .article(let content, let format, let known):
                let article = file.article(content, format, known)
                try await ingest.enter(file.isCheck ? .check(article) : .submit(article), replies) {
                    [result] in
                    result.with($0, source: article.source)
                }
            case .refused(let error):
                result.refusal = WireRefusal(
                    source: item.source,
                    RPCError(
                        RPCError.Code(rawValue: error.code), error.message, field: "article.\(error.field)"))
                replies.fill(await replies.reserve(), result)
            case .skipped(let reason):
                result.skipped.source = item.source
                result.skipped.reason = reason
                replies.fill(await replies.reserve(), result)
            }
        }
    }
}

/// A file whose bytes are coming.
private struct OpenFile {
    let unpacker: FileUnpacker
    let isCheck: Bool
    /// Its place among the files of the stream.
    let number: UInt64
    private let known: WireArticle

    init(_ start: WireFileStart, number: UInt64, _ limits: IntakeLimits) throws(RPCError) {
        do {
            unpacker = try FileUnpacker(
                source: start.known.source, format: start.known.format, offset: start.offset,
                line: start.line,
                limits: limits)
        } catch {
            throw RPCError(
                RPCError.Code(rawValue: error.code), error.message, field: "article.\(error.field)")
        }
        isCheck = start.check
        self.number = number
        known = start.known
    }

    /// What the feeder knows wins over what the file says of its articles.
    func article(_ content: [UInt8], _ format: String, _ found: ArticleKnowledge) -> WireArticle {
        var article = known
        article.source = found.source
        article.format = format
        article.content = Data(content)
        if article.url.isEmpty { article.url = found.url ?? "" }
        if article.charset.isEmpty { article.charset = found.charset ?? "" }
        return article
    }
}

extension WireFileResult {
    fileprivate func with(_ answer: Result<PipelineAnswer, RPCError>, source: String) -> WireFileResult {
        var result = self
        switch WireSubmitResult(answer, source: source).result {
        case .receipt(let receipt): result.receipt = receipt
        case .refusal(let refusal): result.refusal = refusal
        case nil: break
        }
        return result
    }
}
