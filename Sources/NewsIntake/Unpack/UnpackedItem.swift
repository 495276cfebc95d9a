// UnpackedItem: what was found in a file that was handed in.

/// One thing in a file: an article on its way on, or why there is none.
package struct UnpackedItem: Sendable {
    package enum Outcome: Sendable {
        /// An article's own bytes, to be read by `ArticleReader` with what is known of it.
        case article(content: [UInt8], format: String, known: ArticleKnowledge)
        case refused(IntakeError)
        /// Nothing that was meant to be an article: a request, a picture, a directory; and what it is.
        case skipped(String)
    }

    /// The file's name; with a place in it where it holds many: `feed.xml:3`, `pages.tar/a.html`.
    package var source: String
    /// For people: `rss`, `ninjs`, `html` …; empty where it isn't known.
    package var format: String
    /// Byte of the file from which reading on gives this item first, or again what is around it.
    package var offset: UInt64
    /// Lines of the file before that byte, where it holds lines.
    package var line: UInt64 = 0
    package var outcome: Outcome
}
