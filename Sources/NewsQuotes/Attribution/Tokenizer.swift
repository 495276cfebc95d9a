// Tokenizer: cuts an article into words, marks and quoted stretches.

/// Reads paragraphs from left to right; a quoted stretch becomes one token.
struct Tokenizer {
    private let text: ArticleScalars
    private let spans: [QuoteSpan]
    private let lexicon = Lexicon.shared
    private var tokens: [Token] = []
    /// The token of each span.
    private var spanTokens: [Int] = []

    static func tokens(of text: ArticleScalars, spans: [QuoteSpan]) -> (tokens: [Token], spanTokens: [Int]) {
        var tokenizer = Tokenizer(text: text, spans: spans)
        for index in text.paragraphs.indices { tokenizer.read(paragraph: index) }
        return (tokenizer.tokens, tokenizer.spanTokens)
    }

    private init(text: ArticleScalars, spans: [QuoteSpan]) {
        self.text = text
        self.spans = spans
        tokens.reserveCapacity(text.scalars.count / 5)
        spanTokens.reserveCapacity(spans.count)
    }

    private mutating func read(paragraph index: Int) {
        let scalars = text.scalars
        let end = text.paragraphs[index].upperBound
        var position = text.paragraphs[index].lowerBound
        var afterSpace = false
        while position < end {
            let scalar = scalars[position]
            if Glyph.isSpace(scalar) {
                afterSpace = true
                position += 1
                continue
            }
            var token: Token
            if spanTokens.count < spans.count, spans[spanTokens.count].outer.lowerBound == position {
                let span = spans[spanTokens.count].outer
                token = Token(
                    start: Int32(position), end: Int32(span.upperBound), core: Int32(span.upperBound),
                    kind: .quoted, scalar: scalar, paragraph: Int32(index))
                spanTokens.append(tokens.count)
            } else if Glyph.isWord(scalar) {
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
        let scalars = text.scalars
        var position = start + 1
        var joint = end
        while position < end {
            let scalar = scalars[position]
            if Glyph.isWord(scalar) {
                position += 1
            } else if Glyph.isApostrophe(scalar) || scalar == Glyph.hyphen, position + 1 < end,
                Glyph.isWord(scalars[position + 1])
            {
                joint = min(joint, position)
                position += 2
            } else {
                break
            }
        }
        var token = Token(
            start: Int32(start), end: Int32(position), core: Int32(position), kind: .word,
            scalar: scalars[start], paragraph: paragraph)
        token.isCapital = Glyph.isUpper(scalars[start]) || isPrefixedName(start, joint: joint)
        takePossessive(&token, end: end)
        takeInitials(&token, end: end)
        describe(&token)
        let dotted: WordTraits = [.dottedTitle]
        if !token.isDotted, token.traits.has(dotted), Int(token.end) < end,
            scalars[Int(token.end)] == Glyph.stop
        {
            token.isDotted = true
            token.end += 1
        }
        return token
    }

    /// `al-Mansour`, `d'Arcy`: a small article before a capital.
    private func isPrefixedName(_ start: Int, joint: Int) -> Bool {
        guard joint - start <= 3, joint + 1 < text.scalars.count, Glyph.isUpper(text.scalars[joint + 1])
        else { return false }
        return lexicon.traits(WordHash.of(text.scalars[start..<joint])).has(.namePrefix)
    }

    /// A word all in capitals is read as the name or the role that it is in transcripts.
    private func readCapitals(_ token: inout Token) {
        var usual = WordHash()
        for position in Int(token.start)..<Int(token.core) {
            let scalar = text.scalars[position]
            usual.add(position == Int(token.start) ? scalar : Glyph.lowercased(scalar))
        }
        let traits = lexicon.traits(usual.spread)
        let end = Int(token.core)
        if end < text.scalars.count, text.scalars[end] == Glyph.stop {
            token.traits.formUnion(traits.intersection([.titleAbbreviation, .dottedTitle]))
        }
        guard token.core - token.start > 2 else { return }
        token.nameHash = usual.spread
        token.traits.formUnion(traits.intersection([.role, .strongTitle]))
    }

    /// `29-year-old`: a noun for a person.
    private func isAge(_ token: Token) -> Bool {
        let word = text.scalars[Int(token.start)..<Int(token.core)]
        return word.count >= 10 && word.suffix(Self.yearOld.count).elementsEqual(Self.yearOld)
    }

    private static let yearOld = Array("-year-old".unicodeScalars.map(\.value))

    private func takePossessive(_ token: inout Token, end: Int) {
        let scalars = text.scalars
        let last = Int(token.end) - 1
        if last - 2 >= Int(token.start), scalars[last] | 0x20 == 0x73, Glyph.isApostrophe(scalars[last - 1]) {
            token.isPossessive = true
            token.core = Int32(last - 1)
        } else if Int(token.end) < end, scalars[last] | 0x20 == 0x73, last > Int(token.start) + 1,
            Glyph.isApostrophe(scalars[last + 1]), last + 2 >= end || !Glyph.isApostrophe(scalars[last + 2])
        {
            token.isPossessive = true
            token.core = token.end
            token.end += 1
        }
    }

    /// `J.`, `U.S.`, `a.m.`: single letters with their stops; a lone lower-case letter keeps out.
    private func takeInitials(_ token: inout Token, end: Int) {
        let scalars = text.scalars
        guard token.end - token.start == 1, !Glyph.isDigit(token.scalar) else { return }
        var position = Int(token.start)
        var letters = 0
        while position + 1 < end, Glyph.isWord(scalars[position]), scalars[position + 1] == Glyph.stop {
            position += 2
            letters += 1
        }
        guard letters >= 2 || (letters == 1 && token.isCapital) else { return }
        token.end = Int32(position)
        token.core = letters == 1 ? token.start + 1 : token.end
        token.isDotted = true
        if position + 1 < end, Glyph.isApostrophe(scalars[position]), scalars[position + 1] == 0x73 {
            token.isPossessive = true
            token.end += 2
        }
    }

    private func describe(_ token: inout Token) {
        var written = WordHash()
        var lowered = WordHash()
        var isPlain = true
        var capitals = 0
        for position in Int(token.start)..<Int(token.core) {
            let scalar = text.scalars[position]
            let small = Glyph.lowercased(scalar)
            written.add(scalar)
            lowered.add(small)
            if scalar < 0x61 || scalar > 0x7a { isPlain = false }
            if small != scalar { capitals += 1 }
        }
        let count = Int(token.core - token.start)
        token.isPlain = isPlain && !token.isPossessive
        token.isAllCaps = count > 1 && capitals == count
        token.hash = written.spread
        token.nameHash = token.hash
        token.lower = token.isCapital || capitals > 0 ? lowered.spread : token.hash
        token.traits = lexicon.traits(token.hash)
        token.lowerTraits = token.lower == token.hash ? token.traits : lexicon.traits(token.lower)
        if token.isAllCaps { readCapitals(&token) }
        if Glyph.isDigit(token.scalar), isAge(token) { token.lowerTraits.formUnion([.person, .generic]) }
        if isPlain {
            let last = Int(token.core) - 1
            token.isParticiple =
                count > 4 && text.scalars[last] == 0x67 && text.scalars[last - 1] == 0x6e
                && text.scalars[last - 2] == 0x69
            token.isPast =
                token.isPlain && count > 3 && text.scalars[last] == 0x64 && text.scalars[last - 1] == 0x65
            token.isAdverb =
                token.traits.has(.adverb)
                || (count > 3 && text.scalars[last] == 0x79 && text.scalars[last - 1] == 0x6c)
        }
    }
}
