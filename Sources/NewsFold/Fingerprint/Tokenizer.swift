// Tokenizer: one pass over the bytes of a text.

/// The state of reading one text. A word ends at the first scalar that can't go on with it.
struct Tokenizer {
    /// Letters of a word that count; endings and most spellings differ after them.
    static let stem = 5
    /// Tokens after which a quotation mark that nobody closed is taken as closed.
    private static let longestQuotation = 150
    /// Tokens after which a quotation ends with its paragraph.
    private static let paragraphQuotation = 80

    private enum Kind { case none, word, number }

    private var kind = Kind.none
    /// The stem of a word, or all digits of a number.
    private var hash: UInt64 = 0
    private var letters = 0
    private var isCapital = false
    private var start: UInt32 = 0
    private var end: UInt32 = 0
    /// A point or comma inside a number, held until a digit follows.
    private var held: UInt32 = 0

    private var isSentenceStart = true
    private var isQuoted = false
    private var quotedTokens = 0

    private var room: TokenRoom

    /// Reads the text of `room`.
    static func read(into room: inout TokenRoom) {
        var tokenizer = Tokenizer(room: room)
        ScalarClass.ascii.withUnsafeBufferPointer {
            tokenizer.read(UnsafeBufferPointer(start: room.text, count: room.bytes), $0)
        }
        room = tokenizer.room
    }

    private init(room: TokenRoom) { self.room = room }

    private mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>, _ ascii: UnsafeBufferPointer<ScalarClass>
    ) {
        var index = 0
        var offset: UInt32 = 0
        var endsPending = false
        var newlines = 0
        while index < bytes.count {
            if kind == .none, Tokenizer.isLetter(bytes[index]) {
                let taken = takeWords(from: index, at: offset)
                if taken > 0 {
                    index &+= taken
                    offset &+= UInt32(truncatingIfNeeded: taken)
                    endsPending = false
                    newlines = 0
                    continue
                }
            }
            if kind == .word {
                let letters = takeLetters(bytes, from: index, at: offset)
                index &+= letters
                offset &+= UInt32(truncatingIfNeeded: letters)
                guard index < bytes.count else { break }
            }
            let scalar = Tokenizer.decode(bytes, &index)
            let scalarClass = scalar < 0x80 ? ascii[Int(scalar)] : ScalarClass.beyondASCII(scalar)
            defer { offset &+= 1 }
            switch (kind, scalarClass.kind) {
            case (.number, .digit):
                if held != 0 { hash = WordHash.extend(number: hash, with: held) }
                held = 0
                endsPending = false
                hash = WordHash.extend(number: hash, with: scalarClass.folded)
                end = offset &+ 1
                continue
            case (.number, _) where held == 0 && Tokenizer.joinsDigits(scalar):
                held = scalar
                endsPending = scalar == 0x2E
                continue
            case (.word, .letter):
                take(letter: scalarClass.folded, at: offset)
                continue
            case (_, .dropped): continue
            default: break
            }
            finish()
            if endsPending {
                if scalarClass.kind.isBreak { endSentence() }
                endsPending = false
            }
            newlines = scalarClass.kind == .newline ? newlines &+ 1 : 0
            switch scalarClass.kind {
            case .letter:
                begin(.word, at: offset)
                isCapital = scalarClass.isCapital
                take(letter: scalarClass.folded, at: offset)
            case .digit:
                begin(.number, at: offset)
                hash = WordHash.extend(number: hash, with: scalarClass.folded)
                end = offset &+ 1
            case .ideograph:
                begin(.word, at: offset)
                take(letter: scalar, at: offset)
                finish()
            case .opensQuote: setQuoted(true)
            case .closesQuote: isQuoted = false
            case .togglesQuote: setQuoted(!isQuoted)
            case .endsSentence: endsPending = true
            case .newline:
                if newlines == 1 { endSentence() }
                if newlines == 2, quotedTokens > Tokenizer.paragraphQuotation { isQuoted = false }
            case .dropped, .space, .other: break
            }
        }
        finish()
    }

    private mutating func setQuoted(_ isQuoted: Bool) {
        self.isQuoted = isQuoted
        quotedTokens = 0
    }

    private mutating func endSentence() { isSentenceStart = true }

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
        if letters < Tokenizer.stem { hash = WordHash.extend(stem: hash, with: letter, at: letters) }
        letters += 1
        end = offset + 1
    }

    /// Takes the ASCII letters from `index` on into the word: most of a text, at a byte a step.
    ///
    /// - Returns: how many there were.
    @inline(__always)
    private mutating func takeLetters(
        _ bytes: UnsafeBufferPointer<UInt8>, from index: Int, at offset: UInt32
    ) -> Int {
        var place = index
        var hash = hash
        let hashed = min(bytes.count, index + max(0, Tokenizer.stem - letters))
        while place < hashed, Tokenizer.isLetter(bytes[place]) {
            hash = WordHash.extend(
                stem: hash, with: UInt32(bytes[place] | 0x20), at: letters + place - index)
            place += 1
        }
        if place == hashed {
            while place < bytes.count, Tokenizer.isLetter(bytes[place]) { place += 1 }
        }
        self.hash = hash
        guard place > index else { return 0 }
        letters += place - index
        end = offset + UInt32(truncatingIfNeeded: place - index)
        return place - index
    }

    /// `a` … `z`, `A` … `Z`
    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// Takes words of ASCII letters from `index` on, at a word a step, and the space between two of them,
    /// with a comma or a point before it: most of a text.
    ///
    /// - Returns: how many bytes they are; what ends the last one is still to be read, unless it is such
    ///   a space.
    private mutating func takeWords(from index: Int, at offset: UInt32) -> Int {
        // Held here: what is written through `self` would be written for each word.
        var room = room
        var isSentenceStart = isSentenceStart
        let text = room.text
        // From bytes to scalars.
        let shift = offset &- UInt32(truncatingIfNeeded: index)
        var place = index
        while true {
            let block = LetterBlock(text + place)
            var end = place &+ block.letters
            if block.letters == LetterBlock.width {
                var letters = LetterBlock.width
                while letters == LetterBlock.width {
                    letters = LetterBlock(text + end).letters
                    end &+= letters
                }
            }
            let next = text[end]
            guard block.letters > 0, next == 0x20 || Tokenizer.endsWord(next) else { break }
            var flags = Tokens.Flags(rawValue: block.name &* Tokens.Flags.capital.rawValue)
            if isSentenceStart {
                room.startSentence()
                flags = []
            }
            if isQuoted { countQuoted(&flags) }
            room.add(
                WordHash.word(block.stem), flags,
                TokenSpans.Span(
                    start: UInt32(truncatingIfNeeded: place) &+ shift,
                    end: UInt32(truncatingIfNeeded: end) &+ shift))
            isSentenceStart = false
            place = end
            if next != 0x20 {
                guard next == 0x2C || next == 0x2E, text[end &+ 1] == 0x20 else { break }
                isSentenceStart = next == 0x2E
                place &+= 1
            }
            place &+= 1
        }
        self.room = room
        self.isSentenceStart = isSentenceStart
        return place &- index
    }

    /// Whether a byte that isn't an ASCII letter ends a word: it is neither an apostrophe nor part of what is
    /// beyond ASCII.
    @inline(__always)
    private static func endsWord(_ byte: UInt8) -> Bool { byte < 0x80 && byte != 0x27 && byte != 0x60 }

    @inline(__always)
    private mutating func finish() {
        guard kind != .none else { return }
        add(
            hash, isNumber: kind == .number, isName: kind == .word && isCapital && letters > 1,
            TokenSpans.Span(start: start, end: end))
        kind = .none
    }

    @inline(__always)
    private mutating func add(_ hash: UInt64, isNumber: Bool, isName: Bool, _ span: TokenSpans.Span) {
        var flags: Tokens.Flags = isName && !isSentenceStart ? .capital : []
        if isNumber { flags.insert(.number) }
        if isQuoted { countQuoted(&flags) }
        if isSentenceStart { room.startSentence() }
        room.add(WordHash.word(hash), flags, span)
        isSentenceStart = false
    }

    /// The next token stands in a quotation, unless that is too long to be one.
    private mutating func countQuoted(_ flags: inout Tokens.Flags) {
        quotedTokens &+= 1
        if quotedTokens > Tokenizer.longestQuotation { isQuoted = false } else { flags.insert(.quoted) }
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

extension ScalarClass.Kind {
    /// What may follow a sentence's end.
    fileprivate var isBreak: Bool {
        switch self {
        case .space, .newline, .closesQuote, .togglesQuote: true
        default: false
        }
    }
}
