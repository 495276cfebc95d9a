// TokenRoom: where the tokens of a text are put as they are read.

/// Room for the parallel arrays of `Tokens`, for as long as one text is read.
struct TokenRoom {
    /// The text, with zeros behind it: it can be read by the block, and no word goes past its end.
    let text: UnsafePointer<UInt8>
    /// Bytes of the text.
    let bytes: Int
    private let words: UnsafeMutablePointer<UInt32>
    /// Nil where nobody asks for them: most texts.
    private let spans: UnsafeMutablePointer<TokenSpans.Span>?
    private let sentences: UnsafeMutablePointer<UInt32>
    private let flags: UnsafeMutablePointer<Tokens.Flags>
    private var count = 0
    private var sentenceCount = 0

    /// Reads a text, for as long as `body` looks at it. No text has more tokens than bytes.
    static func read<Result>(
        _ text: UnsafeBufferPointer<UInt8>, hasSpans: Bool = false, _ body: (TokenRoom) -> Result
    ) -> Result {
        let bytes = text.count
        let padded = bytes + LetterBlock.width
        let spanBytes = hasSpans ? bytes * MemoryLayout<TokenSpans.Span>.stride : 0
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: spanBytes + bytes * 8 + 4 + bytes + padded, alignment: MemoryLayout<UInt32>.alignment)
        defer { memory.deallocate() }
        // Spans, words, one sentence more, flags, the text: each aligned as the one before.
        let spans = hasSpans ? memory.bindMemory(to: TokenSpans.Span.self, capacity: bytes) : nil
        let words = (memory + spanBytes).bindMemory(to: UInt32.self, capacity: bytes)
        let sentences = words + bytes
        let flags = UnsafeMutableRawPointer(sentences + bytes + 1).bindMemory(
            to: Tokens.Flags.self, capacity: bytes)
        let copy = UnsafeMutableRawPointer(flags + bytes).bindMemory(to: UInt8.self, capacity: padded)
        if let start = text.baseAddress { copy.initialize(from: start, count: bytes) }
        (copy + bytes).initialize(repeating: 0, count: LetterBlock.width)
        var room = TokenRoom(
            text: copy, bytes: bytes, words: words, spans: spans, sentences: sentences, flags: flags)
        Tokenizer.read(into: &room)
        return body(room)
    }

    /// The next token starts a sentence.
    @inline(__always)
    mutating func startSentence() {
        sentences[sentenceCount] = UInt32(truncatingIfNeeded: count)
        sentenceCount &+= 1
    }

    @inline(__always)
    mutating func add(_ word: UInt32, _ flags: Tokens.Flags, _ span: @autoclosure () -> TokenSpans.Span) {
        words[count] = word
        if let spans { spans[count] = span() }
        self.flags[count] = flags
        count &+= 1
    }

    var firstWord: UInt32? { count > 0 ? words[0] : nil }
    var tokenWords: [UInt32] { Array(UnsafeBufferPointer(start: words, count: count)) }

    /// What was read.
    var tokens: Tokens {
        sentences[sentenceCount] = UInt32(truncatingIfNeeded: count)
        return Tokens(
            words: tokenWords,
            flags: Array(UnsafeBufferPointer(start: flags, count: count)),
            sentenceStarts: Array(UnsafeBufferPointer(start: sentences, count: sentenceCount + 1)))
    }

    var tokenSpans: TokenSpans { TokenSpans(spans: Array(UnsafeBufferPointer(start: spans, count: count))) }
}
