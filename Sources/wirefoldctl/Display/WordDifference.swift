// WordDifference: how one wording differs from another, word by word.

/// What a wording has in common with another, leaves out and adds, in the order of reading. Words are
/// compared without case and marks: a comma that moved is no difference.
struct WordDifference {
    enum Piece: Hashable {
        case same(String)
        /// In the first wording alone.
        case left(String)
        /// In the second wording alone.
        case added(String)
    }

    private(set) var pieces: [Piece] = []

    /// Beyond this many words on both sides together, wordings are shown as they are: comparing costs
    /// their product at worst.
    private static let mostWords = 2_000

    init(from old: String, to new: String) {
        let (before, after) = (Self.words(old), Self.words(new))
        guard before.count + after.count <= Self.mostWords else {
            pieces = [.left(old), .added(new)]
            return
        }
        let changes = after.map(Self.comparable).difference(from: before.map(Self.comparable))
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var (old, new) = (0, 0)
        while old < before.count || new < after.count {
            if removed.contains(old) {
                append(.left(String(before[old])))
                old += 1
            } else if inserted.contains(new) {
                append(.added(String(after[new])))
                new += 1
            } else {
                append(.same(String(after[new])))
                old += 1
                new += 1
            }
        }
    }

    /// Whether the two have the same words.
    var isEmpty: Bool {
        pieces.allSatisfy { if case .same = $0 { true } else { false } }
    }

    private mutating func append(_ piece: Piece) {
        switch (pieces.last, piece) {
        case (.same(let text), .same(let word)): pieces[pieces.count - 1] = .same(text + " " + word)
        case (.left(let text), .left(let word)): pieces[pieces.count - 1] = .left(text + " " + word)
        case (.added(let text), .added(let word)): pieces[pieces.count - 1] = .added(text + " " + word)
        default: pieces.append(piece)
        }
    }

    private static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

    private static func comparable(_ word: Substring) -> String {
        let letters = word.lowercased().filter { $0.isLetter || $0.isNumber }
        return letters.isEmpty ? String(word) : letters
    }
}

extension WordDifference {
    /// In lines of at most `width` columns: what is left out stands in `[-…-]`, struck through and red
    /// where colour can be shown; what is added in `{+…+}`, green. Of long stretches that are left out
    /// the first and last words.
    func lines(width: Int, on terminal: Terminal) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for (word, style) in words(on: terminal) {
            let columns = word.columns
            if used > 0, used + 1 + columns > width {
                lines.append(line)
                (line, used) = ("", 0)
            }
            line += (used > 0 ? " " : "") + terminal.emphasise(word, style)
            used += (used > 0 ? 1 : 0) + columns
        }
        return lines + (used > 0 ? [line] : [])
    }

    private static let mostLeft = 8

    private func words(on terminal: Terminal) -> [(word: String, style: Terminal.Style)] {
        pieces.flatMap { piece -> [(String, Terminal.Style)] in
            switch piece {
            case .same(let text): return text.shown.split(separator: " ").map { (String($0), .plain) }
            case .left(let text):
                var words = text.shown.split(separator: " ").map(String.init)
                if words.count > Self.mostLeft { words[3..<words.count - 2] = ["…"] }
                return Self.marked(words, "[-", "-]", terminal).map { ($0, .left) }
            case .added(let text):
                let words = text.shown.split(separator: " ").map(String.init)
                return Self.marked(words, "{+", "+}", terminal).map { ($0, .added) }
            }
        }
    }

    /// Signs at both ends, where colour doesn't tell.
    private static func marked(
        _ words: [String], _ opening: String, _ closing: String, _ terminal: Terminal
    ) -> [String] {
        guard !terminal.hasColour, !words.isEmpty else { return words }
        var words = words
        words[0] = opening + words[0]
        words[words.count - 1] += closing
        return words
    }
}
