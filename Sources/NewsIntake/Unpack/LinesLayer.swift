// LinesLayer: JSON lines: one article a line, each handed on as soon as its line is whole.

final class LinesLayer: UnpackLayer {
    private let context: UnpackContext
    private let source: String
    private let place: UnpackPlace
    private var line: [UInt8] = []
    private var isTooLong = false
    /// Lines that are whole.
    private var number: UInt64 = 0
    private var position: UInt64 = 0
    private var lineStart: UInt64 = 0

    init(_ context: UnpackContext, source: String, place: UnpackPlace) {
        self.context = context
        self.source = source
        self.place = place
        if case .file = place { number = context.line }
    }

    func push(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while let end = rest.firstIndex(of: 0x0A) {
            add(rest[..<end])
            position += UInt64(end + 1 - rest.startIndex)
            finishLine()
            rest = rest[(end + 1)...]
        }
        add(rest)
        position += UInt64(rest.count)
    }

    func finish() { if !line.isEmpty || isTooLong { finishLine() } }

    func start(at offset: UInt64) {}

    func lose(_ error: IntakeError, at offset: UInt64) {
        line = []
        isTooLong = false
        context.give(
            UnpackedItem(
                source: "\(source):\(number + 1)", format: "json", offset: offset, outcome: .refused(error)))
    }

    private func add(_ bytes: ArraySlice<UInt8>) {
        guard !isTooLong, line.count + bytes.count <= context.limits.contentBytes else {
            isTooLong = true
            line = []
            return
        }
        line += bytes
    }

    private func finishLine() {
        number += 1
        let content = line
        let wasTooLong = isTooLong
        (line, isTooLong) = ([], false)
        defer { lineStart = position }
        // Blank lines, and a last line without an end, hold nothing.
        if !wasTooLong, content.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return }
        let name = "\(source):\(number)"
        let limit = context.limits.contentBytes
        context.give(
            UnpackedItem(
                source: name, format: "json", offset: offset, line: linesBefore,
                outcome: wasTooLong
                    ? .refused(
                        .limit(
                            "content", "limits.articleBytes",
                            "has a line of more than \(limit) bytes; split it"))
                    : .article(content: content, format: "json", known: ArticleKnowledge(source: name))))
    }

    /// Lines before the one that was just read.
    private var linesBefore: UInt64 { if case .file = place { number - 1 } else { 0 } }

    private var offset: UInt64 {
        if case .file(let start) = place { start + lineStart } else { place.offset }
    }
}
