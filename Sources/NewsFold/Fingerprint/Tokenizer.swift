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

    private var isSentenceStart = true
    private var isQuoted = false
    private var quotedTokens = 0

    private var room: TokenRoom

    /// Reads a text into `room`, which is empty and has room for as many tokens as the text has bytes.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, into room: inout TokenRoom) {
        var tokenizer = Tokenizer(room: room)
        ScalarClass.ascii.withUnsafeBufferPointer { tokenizer.read(bytes, $0) }
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
                let taken = takeWords(bytes, from: index, at: offset)
                if taken > 0 {
                    index += taken
                    offset += UInt32(truncatingIfNeeded: taken)
                    endsPending = false
                    newlines = 0
                    continue
                }
            }
            if kind == .word {
                let letters = takeLetters(bytes, from: index, at: offset)
                index += letters
                offset += UInt32(truncatingIfNeeded: letters)
                guard index < bytes.count else { break }
            }
            let scalar = Tokenizer.decode(bytes, &index)
            let scalarClass = scalar < 0x80 ? ascii[Int(scalar)] : ScalarClass.beyondASCII(scalar)
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
            finish()
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
            offset += 1
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
        if letters < Tokenizer.stem { hash = WordHash.extend(hash, with: letter) }
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
            hash = WordHash.extend(hash, with: UInt32(bytes[place] | 0x20))
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

    /// Takes words of ASCII letters with one space between them from `index` on, at a word a step: most of
    /// a text.
    ///
    /// - Returns: how many bytes they are; what ends the last one is still to be read.
    private mutating func takeWords(
        _ bytes: UnsafeBufferPointer<UInt8>, from index: Int, at offset: UInt32
    ) -> Int {
        var place = index
        while place < bytes.count {
            let block = LetterBlock(bytes, at: place)
            var wordEnd = place + block.letters
            if block.letters == LetterBlock.width {
                while wordEnd < bytes.count, Tokenizer.isLetter(bytes[wordEnd]) { wordEnd += 1 }
            }
            guard wordEnd > place, Tokenizer.endsWord(bytes, wordEnd) else { break }
            // Always as many steps as a stem has: how many letters a word has can't be foretold.
            var hash: UInt64 = 0
            for step in 0..<Tokenizer.stem {
                let next = WordHash.extend(hash, with: block.folded(step))
                hash = step < block.letters ? next : hash
            }
            add(
                hash, isName: block.isCapital && block.letters > 1,
                start: offset + UInt32(truncatingIfNeeded: place - index),
                end: offset + UInt32(truncatingIfNeeded: wordEnd - index))
            place = wordEnd
            guard place < bytes.count, bytes[place] == 0x20 else { break }
            place += 1
        }
        return place - index
    }

    /// Whether a word ends before a place: there is neither an apostrophe nor a letter beyond ASCII.
    @inline(__always)
    private static func endsWord(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        guard place < bytes.count else { return true }
        return bytes[place] < 0x80 && bytes[place] != 0x27 && bytes[place] != 0x60
    }

    private mutating func finish() {
        guard kind != .none else { return }
        add(
            hash, isNumber: kind == .number, isName: kind == .word && isCapital && letters > 1, start: start,
            end: end)
        kind = .none
    }

    /// - Parameter isName: whether the token is one unless it starts a sentence.
    @inline(__always)
    private mutating func add(
        _ hash: UInt64, isNumber: Bool = false, isName: Bool, start: UInt32, end: UInt32
    ) {
        if isQuoted {
            quotedTokens += 1
            if quotedTokens > Tokenizer.longestQuotation { isQuoted = false }
        }
        var flags: Tokens.Flags = isQuoted ? .quoted : []
        if isNumber { flags.insert(.number) }
        if isName, !isSentenceStart { flags.insert(.capital) }
        if isSentenceStart { room.startSentence() }
        room.add(WordHash.word(hash), flags, start: start, end: end)
        isSentenceStart = false
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
