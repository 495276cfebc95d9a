// WordTraits: what the word lists say of a word, as a set of bits.

/// The sections of the word lists that a word stands in. Raw values are bits in memory only.
struct WordTraits: OptionSet, Sendable {
    let rawValue: UInt32

    static let strongSaying = WordTraits(rawValue: 1 << 0)
    static let weakSaying = WordTraits(rawValue: 1 << 1)
    static let nounLike = WordTraits(rawValue: 1 << 2)
    static let objectTaking = WordTraits(rawValue: 1 << 3)
    static let phraseNoun = WordTraits(rawValue: 1 << 4)
    static let titleAbbreviation = WordTraits(rawValue: 1 << 5)
    static let dottedTitle = WordTraits(rawValue: 1 << 6)
    static let abbreviation = WordTraits(rawValue: 1 << 7)
    static let role = WordTraits(rawValue: 1 << 8)
    static let strongTitle = WordTraits(rawValue: 1 << 9)
    static let suffix = WordTraits(rawValue: 1 << 10)
    static let organization = WordTraits(rawValue: 1 << 11)
    static let sentenceWord = WordTraits(rawValue: 1 << 12)
    static let beforeNoun = WordTraits(rawValue: 1 << 13)
    static let preposition = WordTraits(rawValue: 1 << 14)
    static let adverb = WordTraits(rawValue: 1 << 15)
    static let phraseBreak = WordTraits(rawValue: 1 << 16)
    static let determiner = WordTraits(rawValue: 1 << 17)
    static let definite = WordTraits(rawValue: 1 << 18)
    static let pointing = WordTraits(rawValue: 1 << 19)
    static let smallWord = WordTraits(rawValue: 1 << 20)
    static let particle = WordTraits(rawValue: 1 << 21)
    static let auxiliary = WordTraits(rawValue: 1 << 22)
    static let person = WordTraits(rawValue: 1 << 23)
    static let male = WordTraits(rawValue: 1 << 24)
    static let female = WordTraits(rawValue: 1 << 25)
    static let generic = WordTraits(rawValue: 1 << 26)
    static let relation = WordTraits(rawValue: 1 << 27)
    static let anonymous = WordTraits(rawValue: 1 << 28)
    static let commonWord = WordTraits(rawValue: 1 << 29)
    static let namePrefix = WordTraits(rawValue: 1 << 30)
    static let alsoSurname = WordTraits(rawValue: 1 << 31)

    /// Any verb of saying.
    static let saying: WordTraits = [.strongSaying, .weakSaying]

    /// The section names of the tables.
    static let named: [String: WordTraits] = [
        "strong": .strongSaying, "saying": .weakSaying, "noun-like": .nounLike,
        "object-taking": .objectTaking, "phrase-noun": .phraseNoun,
        "title-abbreviation": .titleAbbreviation, "dotted-title": .dottedTitle,
        "abbreviation": .abbreviation, "role": .role, "strong-title": .strongTitle, "suffix": .suffix,
        "organization": .organization, "sentence-word": .sentenceWord, "before-noun": .beforeNoun,
        "preposition": .preposition, "adverb": .adverb, "phrase-break": .phraseBreak,
        "determiner": .determiner, "definite": .definite, "pointing": .pointing,
        "small-word": .smallWord, "particle": .particle, "auxiliary": .auxiliary, "person": .person,
        "male": .male, "female": .female, "generic": .generic, "relation": .relation,
        "anonymous": .anonymous, "common-word": .commonWord,
        "name-prefix": .namePrefix, "also-surname": .alsoSurname,
    ]

    func has(_ other: WordTraits) -> Bool { !isDisjoint(with: other) }
}
