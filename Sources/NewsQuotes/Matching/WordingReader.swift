// WordingReader: reads the words of a quotation as comparison wants them: lower case, contractions
// open, possessives off, abbreviations and long numbers in one piece, scripts without spaces by a few letters
// at a time.

struct WordingReader {
    /// One word: lower-case letters, and whether it is written as a name in mid-sentence. Or a few letters
    /// of a script without spaces.
    struct Word {
        var letters: [UInt32]
        var isName = false
        /// Of a script without spaces; the second and later of a run add one letter to those before.
        var isGram = false
        var addsLetter = false
        /// How many words it stands for.
        var part: Float = 1
    }

    private(set) var words: [Word] = []
    private let scalars: [UInt32]

    /// The words of a text, `limit` at most.
    static func words(of text: String, limit: Int) -> [Word] {
        var reader = WordingReader(text)
        reader.read(limit: limit)
        return reader.words
    }

    private init(_ text: String) {
        var reader = ScalarReader()
        scalars = reader.scalars(of: text)
    }

    private mutating func read(limit: Int) {
        var position = 0
        while position < scalars.count, words.count < limit {
            guard Glyph.isWord(scalars[position]) else {
                position += 1
                continue
            }
            if Glyph.standsAlone(scalars[position]) {
                position = grams(at: position, limit: limit)
            } else {
                position = initials(at: position) ?? word(at: position)
            }
        }
    }

    /// Letters of a script without spaces, a few at a time; all of a run that has no more.
    private mutating func grams(at start: Int, limit: Int) -> Int {
        let length = LetterGram.length(startingWith: scalars[start])
        let part = LetterGram.partOfWord(scalars[start])
        var letters: [UInt32] = []
        var position = start
        while position < scalars.count {
            let scalar = scalars[position]
            if Glyph.standsAlone(scalar), LetterGram.length(startingWith: scalar) == length {
                letters.append(scalar)
            } else if !LetterGram.isSign(scalar) {
                break
            }
            position += 1
        }
        let first = min(length, letters.count)
        for end in first...letters.count where words.count < limit {
            words.append(
                Word(
                    letters: Array(letters[end - first..<end]), isGram: true, addsLetter: end > first,
                    part: end > first ? part : part * Float(first)))
        }
        return position
    }

    /// `U.S.`, `D.C.`: at least two letters with their stops make one word.
    private mutating func initials(at start: Int) -> Int? {
        var letters: [UInt32] = []
        var position = start
        while position + 1 < scalars.count, Glyph.isWord(scalars[position]),
            !Glyph.isDigit(scalars[position]), !Glyph.standsAlone(scalars[position]),
            scalars[position + 1] == Glyph.stop
        {
            letters.append(Glyph.lowercased(scalars[position]))
            position += 2
        }
        guard letters.count >= 2, position >= scalars.count || !Glyph.isWord(scalars[position]) else {
            return nil
        }
        words.append(Word(letters: letters))
        return position
    }

    private mutating func word(at start: Int) -> Int {
        var letters: [UInt32] = []
        var position = start
        while position < scalars.count {
            let scalar = scalars[position]
            if Glyph.isWord(scalar), !Glyph.standsAlone(scalar) {
                letters.append(Glyph.lowercased(scalar))
            } else if scalar != Glyph.comma || !isThousands(at: position, after: start) {
                break
            }
            position += 1
        }
        let name = isName(start, position)
        if position + 1 < scalars.count, Glyph.isApostrophe(scalars[position]) || scalars[position] == 0x2018,
            Glyph.isWord(scalars[position + 1])
        {
            var end = position + 1
            while end < scalars.count, Glyph.isWord(scalars[end]) { end += 1 }
            let ending = scalars[position + 1..<end].map(Glyph.lowercased)
            if open(letters, ending: ending, name) { return end }
        }
        append(letters, name)
        return position
    }

    /// A comma between a digit and exactly three more.
    private func isThousands(at comma: Int, after start: Int) -> Bool {
        guard comma > start, Glyph.isDigit(scalars[comma - 1]), comma + 3 < scalars.count else {
            return false
        }
        return (1...3).allSatisfy { Glyph.isDigit(scalars[comma + $0]) }
    }

    /// A capital and at least two small letters after a small letter or a comma and a space.
    private func isName(_ start: Int, _ end: Int) -> Bool {
        guard start >= 2, end - start >= 3, scalars[start - 1] == 0x20, Glyph.isUpper(scalars[start]),
            Glyph.isLower(scalars[start + 1]), Glyph.isLower(scalars[start + 2])
        else { return false }
        let before = scalars[start - 2]
        return Glyph.isLower(before) || before == Glyph.comma || before == 0x3b
    }

    private static let expansions: [String: String] = [
        "re": "are", "ve": "have", "ll": "will", "m": "am", "d": "would",
    ]
    private static let openings: [[UInt32]: [UInt32]] = Dictionary(
        uniqueKeysWithValues: expansions.map {
            ($0.unicodeScalars.map(\.value), $1.unicodeScalars.map(\.value))
        })
    private static let not = letters("not")
    private static let irregular: [[UInt32]: [[UInt32]]] = [
        letters("cannot"): [letters("can"), not], letters("gonna"): [letters("going"), letters("to")],
    ]

    private static func letters(_ word: String) -> [UInt32] { word.unicodeScalars.map(\.value) }

    /// Opens a contraction; true where the ending was one.
    private mutating func open(_ stem: [UInt32], ending: [UInt32], _ name: Bool) -> Bool {
        if ending == [0x73] {  // 's
            append(stem, name)
            if stem == Self.letters("let") { append([0x75, 0x73], false) }
            return true
        }
        if ending == [0x74], stem.last == 0x6e {  // n't
            switch stem {
            case Self.letters("can"): append(stem, false)
            case Self.letters("won"): append(Self.letters("will"), false)
            default: append(Array(stem.dropLast()), false)
            }
            append(Self.not, false)
            return true
        }
        guard let opened = Self.openings[ending] else { return false }
        append(stem, name)
        append(opened, false)
        return true
    }

    private mutating func append(_ letters: [UInt32], _ name: Bool) {
        guard !letters.isEmpty else { return }
        if let parts = letters.count <= 6 ? Self.irregular[letters] : nil {
            for part in parts { words.append(Word(letters: part)) }
        } else {
            words.append(Word(letters: letters, isName: name))
        }
    }
}
