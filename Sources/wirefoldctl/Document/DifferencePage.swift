// The difference of two versions as people read it, and as JSON.

internal import Foundation
internal import WirefoldClient

/// What a later version of a document changed.
struct DifferencePage {
    private let document: Document
    private let other: Document
    private let difference: TextDifference

    /// Words that are shown on either side of a change.
    private static let context = 60

    /// - Parameter other: the version before.
    init(_ document: Document, since other: Document) {
        self.document = document
        self.other = other
        difference = TextDifference(from: other.text, to: document.text)
    }

    var isEmpty: Bool { difference.changes.isEmpty && document.title == other.title }

    func lines(on terminal: Terminal) -> [String] {
        var facts = [("document", document.id.rawValue), ("compared with", other.id.rawValue)]
        if document.title != other.title {
            facts.append(("headline", "[-\(other.title)-] {+\(document.title)+}"))
        }
        let before = Array(other.text.unicodeScalars)
        let after = Array(document.text.unicodeScalars)
        return Facts(facts).lines(on: terminal)
            + difference.changes.flatMap { change in
                let place =
                    "\(change.old.start)–\(change.old.end) is now \(change.new.start)–\(change.new.end)"
                let old = change.removed.isEmpty ? "" : "[-\(change.removed)-]"
                let new = change.added.isEmpty ? "" : "{+\(change.added)+}"
                let words = [
                    Self.tail(before, until: change.old.start), old, new,
                    Self.head(after, from: change.new.end),
                ]
                let text = words.filter { !$0.isEmpty }.joined(separator: " ")
                return ["", terminal.dim(place)]
                    + text.shown.wrapped(to: terminal.width - 4).map { "    " + $0 }
            }
    }

    /// One object: `document`, `other`, `title`, `otherTitle`, and `changes`, each with the stretch in
    /// the document (`start`, `end`, `added`) and in the other (`otherStart`, `otherEnd`, `removed`).
    func json() throws -> String {
        struct Difference: Encodable {
            struct Change: Encodable {
                var start: Int
                var end: Int
                var otherStart: Int
                var otherEnd: Int
                var added: String
                var removed: String
            }
            var document: String
            var other: String
            var title: String
            var otherTitle: String
            var changes: [Change]
        }
        let value = Difference(
            document: document.id.rawValue, other: other.id.rawValue, title: document.title,
            otherTitle: other.title,
            changes: difference.changes.map {
                Difference.Change(
                    start: $0.new.start, end: $0.new.end, otherStart: $0.old.start, otherEnd: $0.old.end,
                    added: $0.added, removed: $0.removed)
            })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// The words of the same paragraph before a place.
    private static func tail(_ text: [Unicode.Scalar], until end: Int) -> String {
        let start = text[..<end].lastIndex(of: "\n").map { $0 + 1 } ?? 0
        let first = max(start, end - context)
        let words = string(text[first..<end])
        return first > start ? "…" + words.drop { $0 != " " } : words
    }

    /// The words of the same paragraph after a place.
    private static func head(_ text: [Unicode.Scalar], from start: Int) -> String {
        let end = text[start...].firstIndex(of: "\n") ?? text.count
        let last = min(end, start + context)
        let words = string(text[start..<last])
        guard last < end, let space = words.lastIndex(of: " ") else { return words }
        return words[..<space] + " …"
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text).trimmingCharacters(in: .whitespaces)
    }
}
