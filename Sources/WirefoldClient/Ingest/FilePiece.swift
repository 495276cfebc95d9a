// FilePiece: files on their way in, as their bytes come.

internal import FoundationEssentials
internal import WirefoldProtocol

/// The next step of handing files in: each file begins, gives its bytes in order, and ends.
public enum FilePiece: Sendable {
    /// A file begins.
    ///
    /// - Parameters:
    ///   - known: its name (`source`), and what is known of every article in it; its `content` is
    ///     not looked at. A `format` only where the content doesn't tell: `text`, `jsonl`.
    ///   - place: what of the file comes first: its beginning, or a ``FileResult/place`` to go on from.
    case begin(known: Submission, from: FilePlace = FilePlace())
    /// At most 1 MiB; more is sent in several pieces.
    case bytes([UInt8])
    case end

    static let largest = 1 << 20

    /// The messages that carry it.
    func messages(isCheck: Bool) -> [WireFilePiece] {
        switch self {
        case .begin(let known, let place):
            var piece = WireFilePiece()
            piece.start.known = known.request.article
            piece.start.known.content = Data()
            piece.start.offset = place.offset
            piece.start.line = place.line
            piece.start.check = isCheck
            return [piece]
        case .bytes(let bytes):
            return stride(from: 0, to: bytes.count, by: Self.largest).map { start in
                var piece = WireFilePiece()
                piece.content = Data(bytes[start..<min(bytes.count, start + Self.largest)])
                return piece
            }
        case .end:
            var piece = WireFilePiece()
            piece.end = true
            return [piece]
        }
    }
}
