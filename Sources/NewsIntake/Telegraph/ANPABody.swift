// ANPABody: the lines of an ANPA 1312 text: those that begin with "^" are headlines, bylines and
// notes; a tab begins a paragraph.

struct ANPABody {
    private(set) var title = ""
    private(set) var byline: String?
    private(set) var notes: [String] = []
    private(set) var paragraphs: [String] = []
    /// Lines that may be the message's end.
    private(set) var ends: [String] = []
    private var heads: [String] = []

    private static let noteWords = ["eds:", "eds.:", "editors:", "ap photo", "with photo", "ed:"]

    var text: String { paragraphs.joined(separator: "\n\n") }

    /// The agency, from the dateline's brackets: `ATLANTA (AP) _`.
    var agency: String? {
        guard let first = paragraphs.first?.prefix(120), let open = first.firstIndex(of: "("),
            let close = first[open...].firstIndex(of: ")")
        else { return nil }
        return String(first[first.index(after: open)..<close]).known
    }

    init(lines: ArraySlice<String>) {
        for line in lines {
            if TelegramDate.date1312(line) != nil {
                ends.append(line)
            } else if line.hasPrefix("^") {
                // Several may stand on one line.
                for part in line.split(separator: "^") { head(String(part)) }
            } else if line.hasPrefix("\t") || line.hasPrefix("   ") {
                add(Self.typeset(line), isNew: true)
            } else if !line.trimmed.isEmpty {
                add(Self.typeset(line), isNew: paragraphs.isEmpty)
            }
        }
        if paragraphs.isEmpty {
            // A list of headlines has no other text.
            paragraphs = heads
        }
    }

    private mutating func add(_ text: String, isNew: Bool) {
        guard !text.isEmpty, text != "___" else { return }
        if isNew { paragraphs.append(text) } else { paragraphs[paragraphs.count - 1] += " " + text }
    }

    private mutating func head(_ part: String) {
        let isByline = part.trimmed.hasSuffix("=")
        let text = Self.typeset(part)
        let lower = text.lowercased()
        if text.isEmpty || Self.isKeyword(part) { return }
        if isByline {
            if byline == nil, lower.hasPrefix("by ") { byline = String(text.dropFirst(3)) }
        } else if Self.noteWords.contains(where: lower.hasPrefix) {
            notes.append(text)
        } else if title.isEmpty {
            title = text
        } else {
            heads.append(text)
        }
    }

    /// `BC-Keyword, 1st Ld,416<` and `*9006<`: keyword and number of words.
    private static func isKeyword(_ part: String) -> Bool {
        let bare = part.filter { $0 != "<" && $0 != "*" }.trimmed
        return bare.isDigits || bare.split(separator: ",").last.map { String($0).trimmed.isDigits } == true
    }

    /// Quad marks off, the typewriter's quotes and dashes as they were meant.
    private static func typeset(_ line: String) -> String {
        let end = line.unicodeScalars.lastIndex { $0 != "<" && $0 != "=" && !$0.properties.isWhitespace }
        guard let end else { return "" }
        let text = String(line.unicodeScalars[...end]).trimmed
        return text.replacing("``", with: "“").replacing("''", with: "”").replacing(" _ ", with: " — ")
            .replacing("\t", with: " ").collapsed
    }
}
