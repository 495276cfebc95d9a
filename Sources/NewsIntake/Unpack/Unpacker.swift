// Unpacker: one layer of a file: told by its first bytes, then taken apart as that format is.

/// Where a layer's bytes stand in the file that was handed in.
enum UnpackPlace {
    /// They are the file's own, from this offset on.
    case file(UInt64)
    /// They come from one place in it, from which they can only be read as a whole.
    case inside(UInt64)

    var offset: UInt64 {
        switch self {
        case .file(let offset), .inside(let offset): offset
        }
    }
}

final class Unpacker {
    private enum State {
        case sniffing([UInt8])
        case compressed(any Decompressor, Unpacker)
        case layer(any UnpackLayer)
        /// Nothing more is taken from this layer.
        case closed
    }

    private let context: UnpackContext
    private let source: String
    private let place: UnpackPlace
    private let kind: ContentKind?
    private let depth: Int
    private let known: ArticleKnowledge
    private var state = State.sniffing([])
    private var firstLine = JSONFirstLine()
    /// Where the first compressed member of this layer begins.
    private var firstStart: UInt64?

    init(
        _ context: UnpackContext, source: String, place: UnpackPlace, kind: ContentKind?, depth: Int,
        known: ArticleKnowledge
    ) {
        self.context = context
        self.source = source
        self.place = place
        self.kind = kind
        self.depth = depth
        self.known = known
    }

    func push(_ bytes: ArraySlice<UInt8>) {
        switch state {
        case .closed: break
        case .sniffing(var head):
            state = .closed
            head += bytes
            if head.count >= ContentKind.headBytes && !isOneLine(head, bytes) || isTold(by: head) {
                open(head)
            } else {
                state = .sniffing(head)
            }
        case .compressed(let decompressor, let inner): decompressor.push(bytes) { feed($0, inner) }
        case .layer(let layer): layer.push(bytes)
        }
    }

    /// Lines that somebody waits for aren't held back until there are many.
    private func isTold(by head: [UInt8]) -> Bool {
        kind == .jsonLines && head.first { $0 > 0x20 } == UInt8(ascii: "{")
    }

    /// Whether the bytes so far, the last of them included, are the beginning of one line of JSON.
    private func isOneLine(_ head: [UInt8], _ last: ArraySlice<UInt8>) -> Bool {
        guard kind == nil, head.count < context.limits.contentBytes else { return false }
        let isFirst = head.count - last.count < ContentKind.headBytes
        return firstLine.goesOn(in: isFirst ? head[...] : last)
    }

    func finish() {
        if case .sniffing(let head) = state { open(head) }
        switch state {
        case .sniffing, .closed: break
        case .compressed(let decompressor, let inner):
            decompressor.finish { feed($0, inner) }
            inner.finish()
        case .layer(let layer): layer.finish()
        }
        state = .closed
    }

    /// A compressed member begins here, in the file's own bytes.
    func start(at offset: UInt64) {
        switch state {
        case .layer(let layer): layer.start(at: offset)
        case .sniffing(let head) where head.isEmpty: firstStart = offset
        case .sniffing(let head):
            // Archives of pages have a member a record, and want to know where each begins.
            guard head.starts(with: "WARC/".utf8) else { return }
            open(head)
            start(at: offset)
        case .compressed, .closed: break
        }
    }

    /// The bytes that would have come next are lost.
    func lose(_ error: IntakeError, at offset: UInt64) {
        switch state {
        case .layer(let layer): layer.lose(error, at: offset)
        case .sniffing(let head) where head.isEmpty: refuse(error, offset)
        case .sniffing(let head):
            open(head)
            lose(error, at: offset)
        case .compressed(_, let inner): inner.lose(error, at: offset)
        case .closed: break
        }
    }

    private func refuse(_ error: IntakeError, _ offset: UInt64) {
        state = .closed
        context.give(UnpackedItem(source: source, format: "", offset: offset, outcome: .refused(error)))
    }

    /// Decides what the layer is, and takes its first bytes.
    private func open(_ head: [UInt8]) {
        let limits = context.limits
        let told = ContentKind(head: head[...])
        if [.gzip, .zstd, .tar, .warc].contains(told), depth >= limits.unpackDepth {
            return refuse(Unpacking.tooDeep(limits), place.offset)
        }
        let start = place.offset
        switch told {
        case .gzip, .zstd:
            let inner = Unpacker(
                context, source: source, place: .inside(start), kind: kind, depth: depth + 1, known: known)
            // A member's place counts only in the file's own bytes.
            state = .compressed(
                told == .gzip
                    ? GzipStream(limits: limits, offset: start) : ZstdStream(limits: limits, offset: start),
                inner)
        case .tar: state = .layer(TarLayer(context, source: source, place: place, depth: depth))
        case .warc: state = .layer(WARCLayer(context, source: source, place: place, depth: depth))
        default:
            let kind = kind ?? told
            state = .layer(
                kind == .jsonLines
                    ? LinesLayer(context, source: source, place: place)
                    : DocumentLayer(context, source: source, place: place, kind: kind, known: known))
        }
        if let firstStart, case .layer(let layer) = state { layer.start(at: firstStart) }
        push(head[...])
    }

    private func feed(_ piece: DecompressedPiece, _ inner: Unpacker) {
        switch piece {
        case .start(let offset):
            if case .file = place { inner.start(at: offset) }
        case .bytes(let bytes): inner.push(bytes[...])
        case .damage(let offset, let error):
            if case .file = place {
                inner.lose(error, at: offset)
            } else {
                inner.lose(error, at: place.offset)
            }
        }
    }
}

/// How one kind of layer is taken apart.
protocol UnpackLayer {
    func push(_ bytes: ArraySlice<UInt8>)
    func finish()
    /// A compressed member begins, at this offset of the file.
    func start(at offset: UInt64)
    /// The bytes that would have come next are lost.
    func lose(_ error: IntakeError, at offset: UInt64)
}
