// Ids on the command line: an id of the wrong kind is told apart from something that is no id.

internal import ArgumentParser
internal import WirefoldClient

/// Reads ids, with a message that says what the words should have been.
enum ID {
    static func document(_ text: String) throws -> DocumentID { try read(text, kind: "document") }
    static func record(_ text: String) throws -> RecordID { try read(text, kind: "record") }
    static func quote(_ text: String) throws -> QuoteID { try read(text, kind: "quote") }
    static func story(_ text: String) throws -> StoryID { try read(text, kind: "story") }

    private static func read<Result: Identifier>(_ text: String, kind: String) throws -> Result {
        if let id = Result(rawValue: text) { return id }
        let kinds = [
            (DocumentID.prefix, "document"), (RecordID.prefix, "record"), (QuoteID.prefix, "quote"),
            (StoryID.prefix, "story"),
        ]
        if let other = kinds.first(where: { text.hasPrefix($0.0) && $0.1 != kind }) {
            throw ValidationError("\(text) is the id of a \(other.1), not of a \(kind)")
        }
        throw ValidationError(
            "\"\(text.shown)\" is no \(kind)'s id; those are \(Result.prefix) and 16 letters and digits, "
                + "as the other commands print them")
    }
}
