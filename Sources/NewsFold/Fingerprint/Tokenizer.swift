// Tokenizer: one pass over the bytes of a text.

/// The state of reading one text. A word ends at the first scalar that can't go on with it.
struct Tokenizer {
    /// Letters of a word that count; endings and most spellings differ after them.
    private static let stem = 5
    /// Tokens after which a quotation mark that nobody closed is taken as closed.
    private static let longestQuotation = 150
    /// Tokens after which a quotation ends with its paragraph.
    private static let paragraphQuotation = 80

    private enum Kind { case none, word, number }

    private var kind = Kind.none
    private var hash: UInt64 = 0
    private var letters = 0
    private var isCapital = false
    private var start: UInt32 = 0
    private var end: UInt32 = 0
    /// A point or comma inside a number, held until a digit follows.
    private var held: UInt32 = 0

    private var sentence: UInt32 = 0
    private var isSentenceStart = true
    private var isQuoted = false
    private var quotedTokens = 0

    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, into tokens: inout Tokens) {
        var index = 0
        var offset: UInt32 = 0
        var endsPending = false
        var newlines = 0
        while index < bytes.count {
            let scalar = Tokenizer.decode(bytes, &index)
            let scalarClass = ScalarClass(scalar)
            if kind == .number, case .digit = scalarClass {
                if held != 0 { hash = WordHash.extend(hash, with: held) }
                held = 0
                endsPending = false
                hash = WordHash.extend(hash, with: scalar)
                end = offset + 1
                offset += 1
                continue
            }
            if kind == .number, held == 0, Tokenizer.joinsDigits(scalar) {
                held = scalar
                endsPending = scalar == 0x2E
                offset += 1
                continue
            }
            if kind == .word, case .letter(let folded, _) = scalarClass {
                take(letter: folded, at: offset)
                offset += 1
                continue
            }
            if case .dropped = scalarClass {
                offset += 1
                continue
            }
            finish(&tokens)
            if endsPending {
                if scalarClass.isBreak { endSentence() }
                endsPending = false
            }
            if case .newline = scalarClass { newlines += 1 } else { newlines = 0 }
            switch scalarClass {
            case .letter(let folded, let isCapital):
                begin(.word, at: offset)
                self.isCapital = isCapital
                take(letter: folded, at: offset)
            case .digit(let digit):
                begin(.number, at: offset)
                hash = WordHash.extend(hash, with: digit)
                end = offset + 1
            case .ideograph:
                begin(.word, at: offset)
                take(letter: scalar, at: offset)
                finish(&tokens)
            case .opensQuote: setQuoted(true)
            case .closesQuote: isQuoted = false
            case .togglesQuote: setQuoted(!isQuoted)
            case .endsSentence: endsPending = true
            case .newline:
                if newlines == 1 { endSentence() }
                if newlines == 2, quotedTokens > Tokenizer.paragraphQuotation { isQuoted = false }
            case .dropped, .space, .other: break
            }
            offset += 1
        }
        finish(&tokens)
    }

    private mutating func setQuoted(_ isQuoted: Bool) {
        self.isQuoted = isQuoted
        quotedTokens = 0
    }

    private mutating func endSentence() {
        sentence += 1
        isSentenceStart = true
    }

    private mutating func begin(_ kind: Kind, at offset: UInt32) {
        self.kind = kind
        hash = kind == .number ? 1 : 0
        letters = 0
        isCapital = false
        start = offset
        end = offset
        held = 0
    }

    @inline(__always)
    private mutating func take(letter: UInt32, at offset: UInt32) {
        if letters < Tokenizer.stem { hash = WordHash.extend(hash, with: letter) }
        letters += 1
        end = offset + 1
    }

    private mutating func finish(_ tokens: inout Tokens) {
        guard kind != .none else { return }
        if isQuoted {
            quotedTokens += 1
            if quotedTokens > Tokenizer.longestQuotation { isQuoted = false }
        }
        var flags: Tokens.Flags = isQuoted ? .quoted : []
        if kind == .number {
            flags.insert(.number)
        } else if isCapital, letters > 1, !isSentenceStart {
            flags.insert(.capital)
        }
        tokens.words.append(WordHash.word(hash))
        tokens.flags.append(flags)
        tokens.sentences.append(sentence)
        tokens.starts.append(start)
        tokens.ends.append(end)
        isSentenceStart = false
        kind = .none
    }

    /// `.` `,` `:` `/`
    @inline(__always)
    private static func joinsDigits(_ scalar: UInt32) -> Bool {
        scalar == 0x2E || scalar == 0x2C || scalar == 0x3A || scalar == 0x2F
    }

    /// The scalar at `index` of valid UTF-8; moves `index` past it.
    @inline(__always)
    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
        let first = UInt32(bytes[index])
        index += 1
        if first < 0x80 { return first }
        let length = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
        var scalar = first & (0x3F >> UInt32(length))
        for _ in 0..<length {
            scalar = scalar << 6 | UInt32(bytes[index]) & 0x3F
            index += 1
        }
        return scalar
    }
}

extension ScalarClass {
    /// What may follow a sentence's end.
    fileprivate var isBreak: Bool {
        switch self {
        case .space, .newline, .closesQuote, .togglesQuote: true
        default: false
        }
    }
}
