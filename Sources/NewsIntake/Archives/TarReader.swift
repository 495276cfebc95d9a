// TarReader: the members of a tar archive, as its bytes come. Names are only names: nothing is
// opened or written under them.

/// What a tar archive holds, piece by piece.
enum TarPiece {
    /// A file begins; its header stands `position` bytes into the archive.
    case begin(name: String, position: UInt64)
    case bytes(ArraySlice<UInt8>)
    case end
    /// A member that is no file.
    case other(name: String, position: UInt64)
    case damage(position: UInt64, IntakeError)
}

/// Reads a tar archive in constant memory.
struct TarReader {
    private enum State {
        case header
        case file(UInt64)
        case meta(UInt64, TarHeader.Kind)
        case skip(UInt64)
        case padding(UInt64)
        /// After the end mark, or where nothing can be found any more.
        case done
    }

    /// A longer name than this is cut.
    private static let longestName: UInt64 = 64 << 10
    private var state = State.header
    private var position: UInt64 = 0
    private var buffer: [UInt8] = []
    private var nextName: String?
    /// Bytes that fill the last block of the member under way.
    private var padding: UInt64 = 0
    private var isInFile = false

    /// One that takes nothing more.
    static var ended: TarReader {
        var reader = TarReader()
        reader.state = .done
        return reader
    }

    mutating func push(_ bytes: ArraySlice<UInt8>, _ give: (TarPiece) -> Void) {
        var rest = bytes
        while !rest.isEmpty {
            switch state {
            case .header:
                take(&rest, upTo: TarHeader.size - buffer.count)
                if buffer.count == TarHeader.size { readHeader(give) }
            case .file(let left):
                let part = rest.prefix(Int(min(left, UInt64(rest.count))))
                rest = rest.dropFirst(part.count)
                position += UInt64(part.count)
                give(.bytes(part))
                state = .file(left - UInt64(part.count))
                if left == UInt64(part.count) {
                    isInFile = false
                    give(.end)
                    state = .padding(padding)
                }
            case .meta(let left, let kind):
                take(&rest, upTo: Int(left) - buffer.count)
                if UInt64(buffer.count) == left {
                    nextName = kind == .longName ? Self.name(buffer) : Self.path(buffer) ?? nextName
                    buffer = []
                    state = .padding(padding)
                }
            case .skip(let left):
                let left = skip(&rest, left)
                state = left == 0 ? .padding(padding) : .skip(left)
            case .padding(let left):
                let left = skip(&rest, left)
                state = left == 0 ? .header : .padding(left)
            case .done: rest = []
            }
        }
    }

    mutating func finish(_ give: (TarPiece) -> Void) {
        if isInFile || !buffer.isEmpty {
            give(.damage(position: position, .damaged("the tar archive ends in the middle of a member")))
        }
        if isInFile { give(.end) }
        state = .done
    }

    private mutating func take(_ rest: inout ArraySlice<UInt8>, upTo count: Int) {
        let part = rest.prefix(count)
        buffer += part
        position += UInt64(part.count)
        rest = rest.dropFirst(part.count)
    }

    /// - Returns: how much is still to be skipped.
    private mutating func skip(_ rest: inout ArraySlice<UInt8>, _ left: UInt64) -> UInt64 {
        let count = Int(min(left, UInt64(rest.count)))
        rest = rest.dropFirst(count)
        position += UInt64(count)
        return left - UInt64(count)
    }

    private mutating func readHeader(_ give: (TarPiece) -> Void) {
        defer { buffer = [] }
        let start = position - UInt64(TarHeader.size)
        if buffer.allSatisfy({ $0 == 0 }) {
            // Two empty blocks end an archive; archives may follow one another.
            return
        }
        guard let header = TarHeader(buffer[...]) else {
            give(
                .damage(
                    position: start,
                    .damaged("there is no member's header at byte \(start) of the tar archive")))
            state = .done
            return
        }
        padding = (UInt64(TarHeader.size) - header.bytes % UInt64(TarHeader.size)) % UInt64(TarHeader.size)
        switch header.kind {
        case .longName, .attributes:
            state = header.bytes <= Self.longestName ? .meta(header.bytes, header.kind) : .skip(header.bytes)
            if header.bytes == 0 { state = .header }
        case .file:
            let name = nextName ?? header.name
            nextName = nil
            give(.begin(name: name, position: start))
            isInFile = header.bytes > 0
            state = header.bytes > 0 ? .file(header.bytes) : .header
            if header.bytes == 0 { give(.end) }
        case .other:
            give(.other(name: nextName ?? header.name, position: start))
            nextName = nil
            state = header.bytes > 0 ? .skip(header.bytes) : .header
        }
    }

    private static func name(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }

    /// pax: lines of `length key=value`.
    private static func path(_ bytes: [UInt8]) -> String? {
        for line in bytes.split(separator: 0x0A) {
            let text = String(decoding: line, as: UTF8.self)
            guard let space = text.firstIndex(of: " ") else { continue }
            let pair = text[text.index(after: space)...]
            if pair.hasPrefix("path=") { return String(pair.dropFirst(5)) }
        }
        return nil
    }
}
