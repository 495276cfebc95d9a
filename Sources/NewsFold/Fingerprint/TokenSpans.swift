// TokenSpans: where the words of a text stand in it.

internal import NewsModel

/// The places of `Tokens`, one slot a token. Read for what is shown alone, and not kept: they would take
/// more room than the words.
struct TokenSpans {
    /// Where one token stands in the text, in Unicode scalars; `end` is exclusive.
    struct Span {
        let start: UInt32
        let end: UInt32
    }

    private let spans: [Span]

    init(spans: [Span]) { self.spans = spans }

    /// Reads a text again. Costs as much as `Tokens`.
    init(_ text: String) {
        var text = text
        self = text.withUTF8 { TokenRoom.read($0, hasSpans: true) { $0.tokenSpans } }
    }

    /// The stretch of text from token `first` up to, not including, token `end`.
    func range(_ first: Int, _ end: Int) -> TextRange {
        TextRange(start: Int(spans[first].start), end: Int(spans[end - 1].end))
    }
}
