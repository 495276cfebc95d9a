// XMLFlaw: where XML is ill-formed, and how.

/// The first place at which a document isn't well-formed.
package struct XMLFlaw: Hashable, Sendable {
    /// The line, from 1.
    package var line: Int
    /// The character in its line, from 1.
    package var column: Int
    /// In the parser's words; may name elements, never holds text of the article.
    package var message: String

    /// The refusal that it leads to.
    var error: IntakeError {
        .invalid(
            "content",
            "the content is not well-formed XML: line \(line), column \(column): \(message); mend it there")
    }
}
