// WARCReader: the records of a WARC file, as its bytes come, in constant memory: one block at a
// time, and none that is longer than an article may be.

/// What a WARC file holds, record by record.
enum WARCPiece {
    case record(WARCRecord, block: [UInt8], offset: UInt64)
    /// A record that is lost, or too large.
    case damage(offset: UInt64, IntakeError)
}

/// Reads WARC records one after another; after damage it looks for the next one.
struct WARCReader {
    private enum State {
        /// Between records: line ends are skipped.
        case boundary
        case head
        case block(WARCRecord, left: UInt64)
        /// A block that isn't kept.
        case skipping(left: UInt64)
        /// Up to the next "WARC/" at the start of a line.
        case seeking
    }

    private static let longestHead = 64 << 10
    private static let mark = Array("WARC/".utf8)

    private let limits: IntakeLimits
    private var state = State.boundary
    private var buffer: [UInt8] = []
    /// Of the unpacked bytes, for files that aren't compressed.
    private var position: UInt64
    private var isCompressed = false
    /// Where the record under way can be read from again.
    private var offset: UInt64
    /// A member that has just begun within a record.
    private var memberStart: UInt64?

    /// - Parameter offset: where the first byte stands in the file.
    init(limits: IntakeLimits, offset: UInt64) {
        self.limits = limits
        self.offset = offset
        position = offset
    }

    /// A compressed member begins here. A record should too; but some writers part them elsewhere,
    /// so that is only believed where nothing is under way, or the mark of a record follows.
    mutating func start(at offset: UInt64) {
        isCompressed = true
        if case .boundary = state { self.offset = offset } else { memberStart = offset }
    }

    /// What was under way is lost, and said to be so already.
    mutating func recover() {
        buffer = []
        state = .boundary
    }

    mutating func push(_ bytes: ArraySlice<UInt8>, _ give: (WARCPiece) -> Void) {
        var rest = bytes
        if let start = memberStart, !rest.isEmpty {
            memberStart = nil
            if rest.starts(with: Self.mark) {
                abandon("a WARC record ends before its length says", give)
                offset = start
            }
        }
        while !rest.isEmpty {
            switch state {
            case .boundary:
                let skipped = rest.prefix { $0 == 0x0D || $0 == 0x0A }.count
                advance(&rest, skipped)
                guard !rest.isEmpty else { return }
                if !isCompressed { offset = position }
                state = .head
            case .head: readHead(&rest, give)
            case .block(let record, let left):
                let count = Int(min(left, UInt64(rest.count)))
                buffer += rest.prefix(count)
                advance(&rest, count)
                state = .block(record, left: left - UInt64(count))
                if left == UInt64(count) { finishBlock(record, give) }
            case .skipping(let left):
                let count = Int(min(left, UInt64(rest.count)))
                advance(&rest, count)
                state = left == UInt64(count) ? .boundary : .skipping(left: left - UInt64(count))
            case .seeking: seek(&rest)
            }
        }
    }

    mutating func finish(_ give: (WARCPiece) -> Void) {
        switch state {
        case .boundary, .seeking: break
        case .head, .block, .skipping: abandon("the archive ends in the middle of a WARC record", give)
        }
    }

    private mutating func advance(_ rest: inout ArraySlice<UInt8>, _ count: Int) {
        rest = rest.dropFirst(count)
        position += UInt64(count)
    }

    private mutating func abandon(_ reason: String, _ give: (WARCPiece) -> Void) {
        give(.damage(offset: offset, .damaged(reason)))
        recover()
    }

    private mutating func readHead(_ rest: inout ArraySlice<UInt8>, _ give: (WARCPiece) -> Void) {
        let before = buffer.count
        buffer += rest.prefix(Self.longestHead)
        let isWARC = zip(buffer, Self.mark).allSatisfy { $0 == $1 }
        guard isWARC, let (head, next) = HeaderFields.end(in: buffer[...], from: before) else {
            if isWARC, buffer.count < Self.longestHead { return advance(&rest, buffer.count - before) }
            give(.damage(offset: offset, .damaged("there is no WARC record where one should begin")))
            buffer = []
            state = .seeking
            // The first byte is passed over: the mark may stand right after it.
            return advance(&rest, before == 0 ? 1 : 0)
        }
        advance(&rest, next - before)
        let record = Result { () throws(IntakeError) in try WARCRecord(Array(head)) }
        buffer = []
        switch record {
        case .failure(let error):
            give(.damage(offset: offset, error))
            state = .seeking
        case .success(let record) where record.length > UInt64(limits.contentBytes):
            if record.type == "response" || record.type == "resource" || record.type == "conversion" {
                give(.damage(offset: offset, Unpacking.tooLarge(limits)))
            }
            state = .skipping(left: record.length)
        case .success(let record):
            state = .block(record, left: record.length)
            if record.length == 0 { finishBlock(record, give) }
        }
    }

    private mutating func finishBlock(_ record: WARCRecord, _ give: (WARCPiece) -> Void) {
        give(.record(record, block: buffer, offset: offset))
        buffer = []
        state = .boundary
    }

    /// Looks for "WARC/" after a line's end.
    private mutating func seek(_ rest: inout ArraySlice<UInt8>) {
        let window = buffer + rest
        let wanted = [0x0A] + Self.mark
        var index = 0
        while index + wanted.count <= window.count {
            if window[index] == 0x0A, window[index...].starts(with: wanted) {
                let consumed = index + 1 - buffer.count
                // The mark may have begun in what is kept of the last push.
                buffer = consumed < 0 ? Array(window[(index + 1)..<buffer.count]) : []
                advance(&rest, max(0, consumed))
                if !isCompressed { offset = position - UInt64(buffer.count) }
                state = .head
                return
            }
            index += 1
        }
        buffer = Array(window.suffix(wanted.count - 1))
        advance(&rest, rest.count)
    }
}
