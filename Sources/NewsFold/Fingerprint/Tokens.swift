// Tokens: the words of a text as folding compares them.

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
    /// Positions at which sentences start, and the end of the last.
    let sentenceStarts: [UInt32]

    var count: Int { words.count }

    init(words: [UInt32], flags: [Flags], sentenceStarts: [UInt32]) {
        self.words = words
        self.flags = flags
        self.sentenceStarts = sentenceStarts
    }

    /// Reads a text. Costs one pass: about 3 µs for 400 words.
    init(_ text: String) {
        var text = text
        self = text.withUTF8 { TokenRoom.read($0) { $0.tokens } }
    }

    /// The words of a text alone.
    static func words(of text: String) -> [UInt32] {
        var text = text
        return text.withUTF8 { TokenRoom.read($0) { $0.tokenWords } }
    }

    /// The first word of a short text, without reading it into arrays.
    static func firstWord(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
        if let stem = LetterBlock.stem(ofWord: bytes) { return WordHash.word(stem) }
        return TokenRoom.read(bytes) { $0.firstWord }
    }
}
