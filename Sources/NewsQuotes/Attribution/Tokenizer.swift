// Tokenizer: cuts an article into words, marks and quoted stretches.

/// Reads paragraphs from left to right; a quoted stretch becomes one token.
struct Tokenizer {
    /// Valid as long as `tokens(of:spans:)` runs; each character is looked at several times, so that
    /// checks of bounds would cost a tenth of the whole.
    private let scalars: UnsafeBufferPointer<UInt32>
    private let spans: [QuoteSpan]
    private let lexicon = Lexicon.shared
    private var tokens: [Token] = []
    /// The token of each span.
    private var spanTokens: [Int] = []

    static func tokens(of text: ArticleScalars, spans: [QuoteSpan]) -> (tokens: [Token], spanTokens: [Int]) {
        text.scalars.withUnsafeBufferPointer { scalars in
            var tokenizer = Tokenizer(scalars: scalars, spans: spans)
            for (index, paragraph) in text.paragraphs.enumerated() {
                tokenizer.read(paragraph, index: index)
            }
            return (tokenizer.tokens, tokenizer.spanTokens)
        }
    }

    private init(scalars: UnsafeBufferPointer<UInt32>, spans: [QuoteSpan]) {
        self.scalars = scalars
        self.spans = spans
        tokens.reserveCapacity(scalars.count / 5)
        spanTokens.reserveCapacity(spans.count)
    }

    private mutating func read(_ paragraph: Range<Int>, index: Int) {
        let end = paragraph.upperBound
        var position = paragraph.lowerBound
        var afterSpace = false
        var nextSpan = spanTokens.count < spans.count ? spans[spanTokens.count].outer.lowerBound : Int.max
        while position < end {
            let scalar = scalars[position]
            // Asked first, since most characters are either.
            let isLetter = (scalar | 0x20) &- 0x61 < 26
            if scalar == 0x20 || !isLetter && Glyph.isSpace(scalar) {
                afterSpace = true
                position += 1
                continue
            }
            var token: Token
            if position == nextSpan {
                let span = spans[spanTokens.count].outer
                token = Token(
                    start: Int32(position), end: Int32(span.upperBound), core: Int32(span.upperBound),
                    kind: .quoted, scalar: scalar, paragraph: Int32(index))
                spanTokens.append(tokens.count)
                nextSpan = spanTokens.count < spans.count ? spans[spanTokens.count].outer.lowerBound : Int.max
            } else if isLetter || Glyph.isWord(scalar) {
                token = word(at: position, end: end, paragraph: Int32(index))
            } else {
                token = Token(
                    start: Int32(position), end: Int32(position + 1), core: Int32(position + 1), kind: .mark,
                    scalar: scalar, paragraph: Int32(index))
            }
            token.followsSpace = afterSpace
            afterSpace = false
            position = Int(token.end)
            tokens.append(token)
        }
    }

    /// The word at a position, with inner apostrophes and hyphens, a possessive ending and the stop
    /// of an abbreviation.
    private func word(at start: Int, end: Int, paragraph: Int32) -> Token {
        var shape = WordShape()
        shape.add(scalars[start])
        // The word as it was before its last apostrophe or hyphen.
        var stem = shape
        var position = start + 1
        var joint = end
        while position < end {
            let scalar = scalars[position]
            if scalar &- 0x61 < 26 {
                shape.addSmall(scalar)
                position += 1
            } else if scalar == 0x20 {
                break
            } else if Glyph.isWord(scalar) {
                shape.add(scalar)
                position += 1
            } else if Glyph.isApostrophe(scalar) || scalar == Glyph.hyphen, position + 1 < end,
                Glyph.isWord(scalars[position + 1])
            {
                joint = min(joint, position)
                stem = shape
                shape.add(scalar)
                shape.add(scalars[position + 1])
                position += 2
            } else {
                break
            }
        }
        var token = Token(
            start: Int32(start), end: Int32(position), core: Int32(position), kind: .word,
            scalar: scalars[start], paragraph: paragraph)
        token.isCapital =
            Glyph.isUpper(scalars[start]) || joint < position && isPrefixedName(start, joint: joint)
        if scalars[position - 1] | 0x20 == 0x73 {
            takePossessive(&token, end: end)
            if Int(token.core) < position { shape = stem }
        }
        if position == start + 1, takeInitials(&token, end: end) {
            shape = WordShape(scalars[start..<Int(token.core)])
        }
        describe(&token, shape)
        if !token.isDotted, token.traits.has(.dottedTitle), Int(token.end) < end,
            scalars[Int(token.end)] == Glyph.stop
        {
            token.isDotted = true
            token.end += 1
        }
        return token
    }

    /// `al-Mansour`, `d'Arcy`: a small article before a capital.
    private func isPrefixedName(_ start: Int, joint: Int) -> Bool {
        guard joint - start <= 3, joint + 1 < scalars.count, Glyph.isUpper(scalars[joint + 1])
        else { return false }
        return lexicon.traits(WordHash.of(scalars[start..<joint])).has(.namePrefix)
    }

    /// A word all in capitals is read as the name or the role that it is in transcripts.
    private func readCapitals(_ token: inout Token) {
        var usual = WordHash()
        for position in Int(token.start)..<Int(token.core) {
            let scalar = scalars[position]
            usual.add(position == Int(token.start) ? scalar : Glyph.lowercased(scalar))
        }
        let traits = lexicon.traits(usual.spread)
        let end = Int(token.core)
        if end < scalars.count, scalars[end] == Glyph.stop {
            token.traits.formUnion(traits.intersection([.titleAbbreviation, .dottedTitle]))
        }
        guard token.core - token.start > 2 else { return }
        token.nameHash = usual.spread
        token.traits.formUnion(traits.intersection([.role, .strongTitle]))
    }

    /// `29-year-old`: a noun for a person.
    private func isAge(_ token: Token) -> Bool {
        let word = scalars[Int(token.start)..<Int(token.core)]
        return word.count >= 10 && word.suffix(Self.yearOld.count).elementsEqual(Self.yearOld)
    }

    private static let yearOld = Array("-year-old".unicodeScalars.map(\.value))

    /// For words in -s.
    private func takePossessive(_ token: inout Token, end: Int) {
        let last = Int(token.end) - 1
        if last - 2 >= Int(token.start), Glyph.isApostrophe(scalars[last - 1]) {
            token.isPossessive = true
            token.core = Int32(last - 1)
        } else if Int(token.end) < end, last > Int(token.start) + 1,
            Glyph.isApostrophe(scalars[last + 1]), last + 2 >= end || !Glyph.isApostrophe(scalars[last + 2])
        {
            token.isPossessive = true
            token.core = token.end
            token.end += 1
        }
    }

    /// `J.`, `U.S.`, `a.m.`: single letters with their stops; a lone lower-case letter keeps out. True
    /// where the token became one of these.
    private func takeInitials(_ token: inout Token, end: Int) -> Bool {
        guard token.end - token.start == 1, !Glyph.isDigit(token.scalar) else { return false }
        var position = Int(token.start)
        var letters = 0
        while position + 1 < end, Glyph.isWord(scalars[position]), scalars[position + 1] == Glyph.stop {
            position += 2
            letters += 1
        }
        guard letters >= 2 || (letters == 1 && token.isCapital) else { return false }
        token.end = Int32(position)
        token.core = letters == 1 ? token.start + 1 : token.end
        token.isDotted = true
        if position + 1 < end, Glyph.isApostrophe(scalars[position]), scalars[position + 1] == 0x73 {
            token.isPossessive = true
            token.end += 2
        }
        return true
    }

    private func describe(_ token: inout Token, _ shape: WordShape) {
        let count = Int(token.core - token.start)
        token.isPlain = shape.isPlain && !token.isPossessive
        token.isAllCaps = count > 1 && shape.capitals == count
        token.hash = shape.written.spread
        token.nameHash = token.hash
        token.lower = shape.capitals > 0 ? shape.lowered.spread : token.hash
        token.traits = lexicon.traits(token.hash)
        token.lowerTraits = token.lower == token.hash ? token.traits : lexicon.traits(token.lower)
        if token.isAllCaps { readCapitals(&token) }
        if Glyph.isDigit(token.scalar), isAge(token) { token.lowerTraits.formUnion([.person, .generic]) }
        if shape.isPlain {
            let last = Int(token.core) - 1
            token.isParticiple =
                count > 4 && scalars[last] == 0x67 && scalars[last - 1] == 0x6e
                && scalars[last - 2] == 0x69
            token.isPast =
                token.isPlain && count > 3 && scalars[last] == 0x64 && scalars[last - 1] == 0x65
            token.isAdverb =
                token.traits.has(.adverb)
                || (count > 3 && scalars[last] == 0x79 && scalars[last - 1] == 0x6c)
        }
    }
}
