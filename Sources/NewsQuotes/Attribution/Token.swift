// Token: one word, mark or quoted stretch of an article, with what the word lists say of it.

/// A piece of text as attribution reads it. Offsets are scalars of the text.
struct Token: Sendable {
    enum Kind: UInt8, Sendable {
        case word
        /// One character of punctuation.
        case mark
        /// A whole quoted stretch with its marks; its words don't count for attribution.
        case quoted
    }

    var start: Int32
    var end: Int32
    /// The end without a possessive ending or an abbreviation's stop.
    var core: Int32
    var kind: Kind
    /// Starts with a capital.
    var isCapital = false
    /// Lower-case ASCII letters from start to end.
    var isPlain = false
    /// More than one letter, all of them capitals.
    var isAllCaps = false
    var isPossessive = false
    /// Ends in a stop that belongs to it: `Mr.`, `J.`, `U.S.`
    var isDotted = false
    /// White space other than a line break, and nothing else, stands before it.
    var followsSpace = false
    /// The punctuation character, or a word's first.
    var scalar: UInt32
    /// Of the core as written; 0 for marks.
    var hash: UInt64 = 0
    /// Of the core in lower case.
    var lower: UInt64 = 0
    /// As `hash`, but a name all in capitals counts as written the usual way: SMITH is Smith.
    var nameHash: UInt64 = 0
    /// What the lists say of the core as written.
    var traits: WordTraits = []
    /// What they say of it in lower case.
    var lowerTraits: WordTraits = []
    /// In -ly, or one of the small words that stand between a subject and its verb.
    var isAdverb = false
    /// In -ing.
    var isParticiple = false
    /// In -ed.
    var isPast = false
    var sentence: Int32 = 0
    var paragraph: Int32

    var isWord: Bool { kind == .word }
    func isMark(_ character: UInt32) -> Bool { kind == .mark && scalar == character }
}
