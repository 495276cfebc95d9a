// FileUnpacker: the bytes of one file, whatever it is, to the articles in it, as they come and in
// constant memory: compression taken off, archives opened, documents of many taken apart.

/// Takes a file apart. Push its bytes, take what was found, push on.
///
/// Not for two threads at once. Holds at most one document, one record and the decompressors'
/// windows, whatever the file's size.
package final class FileUnpacker {
    private let context: UnpackContext
    private let root: Unpacker
    /// The longest piece that is taken apart at once: what comes of it is bounded by it and the ratio.
    package static let pieceBytes = 64 << 10

    /// - Parameters:
    ///   - source: the file's name, for people.
    ///   - url: where the file was found: the address of the one article in it, or of the feed that it is.
    ///   - format: what the feeder says that it is, or empty; `jsonl` for JSON lines.
    ///   - offset: where in the file the first byte stands, where reading goes on from there.
    ///   - line: the lines before that byte, where the file holds lines: their numbers name the articles.
    /// - Throws: an unknown format.
    package init(
        source: String, url: String? = nil, format: String = "", offset: UInt64 = 0, line: UInt64 = 0,
        limits: IntakeLimits = IntakeLimits()
    ) throws(IntakeError) {
        let lines = ["jsonl", "ndjson", "application/x-ndjson"].contains(format.lowercased())
        let kind = lines ? .jsonLines : try ArticleReader.kind(named: format)
        context = UnpackContext(limits: limits, line: line)
        root = Unpacker(
            context, source: source, place: .file(offset), kind: kind, depth: 0,
            known: ArticleKnowledge(url: url))
    }

    /// Takes the next bytes.
    ///
    /// - Returns: what was found, in the file's order.
    package func push(_ bytes: ArraySlice<UInt8>) -> [UnpackedItem] {
        root.push(bytes)
        return context.take()
    }

    /// There are no more bytes.
    package func finish() -> [UnpackedItem] {
        root.finish()
        return context.take()
    }
}

/// What the unpackers of one file share.
final class UnpackContext {
    let limits: IntakeLimits
    /// Lines of the file before its first byte here.
    let line: UInt64
    private var items: [UnpackedItem] = []

    init(limits: IntakeLimits, line: UInt64) {
        self.limits = limits
        self.line = line
    }

    func give(_ item: UnpackedItem) { items.append(item) }

    func take() -> [UnpackedItem] {
        defer { items = [] }
        return items
    }
}
