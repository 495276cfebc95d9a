// TarLayer: a tar archive: each of its files is a layer of its own.

final class TarLayer: UnpackLayer {
    private let context: UnpackContext
    private let source: String
    private let place: UnpackPlace
    private let depth: Int
    private var reader = TarReader()
    private var member: Unpacker?

    init(_ context: UnpackContext, source: String, place: UnpackPlace, depth: Int) {
        self.context = context
        self.source = source
        self.place = place
        self.depth = depth
    }

    func push(_ bytes: ArraySlice<UInt8>) { reader.push(bytes, take) }

    func finish() {
        reader.finish(take)
        member = nil
    }

    func start(at offset: UInt64) {}

    /// What follows the loss can't be found again: the archive ends here.
    func lose(_ error: IntakeError, at offset: UInt64) {
        member?.lose(error, at: offset)
        member?.finish()
        member = nil
        reader = TarReader.ended
        give(source, offset, .refused(error))
    }

    private func take(_ piece: TarPiece) {
        switch piece {
        case .begin(let name, let position):
            let lines = name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson")
            member = Unpacker(
                context, source: "\(source)/\(name)", place: .inside(offset(position)),
                kind: lines ? .jsonLines : nil,
                depth: depth + 1, known: ArticleKnowledge())
        case .bytes(let bytes): member?.push(bytes)
        case .end:
            member?.finish()
            member = nil
        case .other(let name, let position):
            if !name.hasSuffix("/") {
                give("\(source)/\(name)", offset(position), .skipped("a link or device in a tar archive"))
            }
        case .damage(let position, let error):
            member?.lose(error, at: offset(position))
            if member == nil { give(source, offset(position), .refused(error)) }
        }
    }

    private func offset(_ position: UInt64) -> UInt64 {
        if case .file(let start) = place { start + position } else { place.offset }
    }

    private func give(_ name: String, _ offset: UInt64, _ outcome: UnpackedItem.Outcome) {
        context.give(UnpackedItem(source: name, format: "tar", offset: offset, outcome: outcome))
    }
}
