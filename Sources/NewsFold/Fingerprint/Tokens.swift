// Tokens: the words of a text as folding compares them.

internal import NewsModel

/// The words of a text in order. A word is a run of letters, folded and cut to its first five; a
/// number keeps its inner points and commas and is never cut. Parallel arrays, one slot a token.
struct Tokens: Sendable {
    /// What is known of one token.
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8
        static let number = Flags(rawValue: 1)
        /// Starts with a capital inside a sentence: most often a name.
        static let capital = Flags(rawValue: 2)
        /// Stands between quotation marks.
        static let quoted = Flags(rawValue: 4)
    }

    /// Hashes of the folded words.
    let words: [UInt32]
    let flags: [Flags]
    /// The sentence of each token, from 0; none is left out.
    let sentences: [UInt32]
    /// Where each token stands in the text, in Unicode scalars; `ends` is exclusive.
    let starts: [UInt32]
    let ends: [UInt32]

    var count: Int { words.count }

    /// The stretch of text from token `first` up to, not including, token `end`.
    func range(_ first: Int, _ end: Int) -> TextRange {
        TextRange(start: Int(starts[first]), end: Int(ends[end - 1]))
    }

    /// Reads a text. Costs one pass: about 5 µs for 400 words.
    init(_ text: String) {
        var text = text
        self = text.withUTF8 { bytes in
            // No text has more tokens than bytes.
            withUnsafeTemporaryAllocation(of: Token.self, capacity: bytes.count) { room in
                var tokenizer = Tokenizer(into: room)
                tokenizer.read(bytes)
                return Tokens(UnsafeBufferPointer(rebasing: room[..<tokenizer.count]))
            }
        }
    }

    /// The first word of a short text, without reading it into arrays.
    static func firstWord(of text: Substring) -> UInt32? {
        var text = text
        return text.withUTF8 { bytes in
            withUnsafeTemporaryAllocation(of: Token.self, capacity: bytes.count) { room in
                var tokenizer = Tokenizer(into: room)
                tokenizer.read(bytes)
                return tokenizer.count > 0 ? room[0].word : nil
            }
        }
    }

    private init(_ tokens: UnsafeBufferPointer<Token>) {
        words = tokens.map(\.word)
        flags = tokens.map(\.flags)
        sentences = tokens.map(\.sentence)
        starts = tokens.map(\.start)
        ends = tokens.map(\.end)
    }
}

/// One token as it is read.
struct Token {
    var word: UInt32
    var sentence: UInt32
    var start: UInt32
    var end: UInt32
    var flags: Tokens.Flags
}
