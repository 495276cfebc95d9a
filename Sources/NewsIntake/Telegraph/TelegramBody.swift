// TelegramBody: headline, byline, text and notes of a message whose only structure is its lines.

struct TelegramBody {
    private(set) var title = ""
    private(set) var byline: String?
    private(set) var notes: [String] = []
    private var lines: [String] = []

    /// How many lines a headline may have.
    private static let headlineLines = 6
    private static let bylineWords = ["by ", "von ", "par ", "di ", "por ", "de notre "]

    /// - Parameter hasSlug: the catch line, whose words a "/" parts and ends, stands first.
    init(lines: ArraySlice<String>, hasSlug: Bool) {
        var rest = lines.drop { $0.trimmed.isEmpty }
        if hasSlug, let first = rest.first, first.trimmed.hasSuffix("/") {
            rest = rest.dropFirst().drop { $0.trimmed.isEmpty }
        }
        takeHeadline(&rest)
        takeNotes(&rest)
        self.lines = Array(rest)
    }

    /// A headline ends with "=", by 7901; else it is the first line.
    private mutating func takeHeadline(_ rest: inout ArraySlice<String>) {
        let head = rest.prefix(Self.headlineLines).prefix { !$0.trimmed.isEmpty }
        let end = head.firstIndex { $0.trimmed.hasSuffix("=") }
        var block = end.map { Array(rest[rest.startIndex...$0]) } ?? Array(rest.prefix(1))
        rest = rest.dropFirst(block.count)
        if let last = block.last?.trimmed, last.hasSuffix("=") {
            block[block.count - 1] = String(last.dropLast()).trimmed
        }
        if let index = block.indices.dropFirst().first(where: { index in
            Self.bylineWords.contains { block[index].trimmed.lowercased().hasPrefix($0) }
        }) {
            byline = block[index...].map(\.trimmed).joined(separator: " ").known
            block.removeSubrange(index...)
        }
        title = block.map(\.trimmed).joined(separator: " ").trimmed
    }

    /// What is for editors follows the story, under a sign of its own.
    private mutating func takeNotes(_ rest: inout ArraySlice<String>) {
        let start = rest.firstIndex { line in
            let line = line.trimmed.lowercased()
            return line.hasPrefix("# ") || line == "* * * *" || line.contains("not for publication")
                || line.contains("not intended for publication")
                || line.contains("nicht zur veröffentlichung")
        }
        guard let start else { return }
        notes = rest[start...].map(\.trimmed).filter { line in
            !line.isEmpty && !line.hasPrefix("#") && line != "* * * *" && TelegramDate.date7901(line) == nil
        }
        trailerLine = rest.last { !$0.trimmed.isEmpty }
        rest = rest[..<start]
    }

    /// The last line of what was cut off with the notes.
    private var trailerLine: String?

    /// Takes the date that ends a message without control characters.
    mutating func takeTrailer() -> [String] {
        if let trailerLine { return [trailerLine.trimmed] }
        guard let index = lines.lastIndex(where: { !$0.trimmed.isEmpty }) else { return [] }
        let line = lines[index].trimmed
        guard TelegramDate.date7901(line) != nil else { return [] }
        lines.removeSubrange(index...)
        return [line]
    }

    /// Paragraphs with a blank line between them; the lines of one stay as they are.
    var text: String {
        var text = ""
        for line in lines {
            let content = line.trimmed
            let isIndented = line.hasPrefix("  ") || line.hasPrefix("\t")
            if content.isEmpty || isIndented, !text.isEmpty, !text.hasSuffix("\n\n") {
                text += text.hasSuffix("\n") ? "\n" : "\n\n"
            }
            if !content.isEmpty { text += content + "\n" }
        }
        return text.trimmed
    }
}
