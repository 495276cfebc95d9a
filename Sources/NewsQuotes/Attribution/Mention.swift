// Mention: words that can name a source.

struct Mention: Sendable {
    enum Kind: UInt8, Sendable {
        case name
        case pronoun
        /// A determiner and a noun, or "X's lawyer".
        case nominal
    }

    var kind: Kind
    /// Its tokens.
    var tokens: Range<Int>
    /// Scalars, without a possessive ending.
    var range: Range<Int>
    /// Index of the entity that a name belongs to.
    var entity: Int?
    var pronoun: Pronoun?
    /// The head noun of a nominal, in lower case.
    var head: UInt64 = 0
    /// What the lists say of the head.
    var headTraits: WordTraits = []
    var sentence: Int32
    var paragraph: Int32

    /// A nominal whose head is a noun for people.
    var isPersonNominal: Bool { kind == .nominal && headTraits.has(.person) }
}

/// Pronouns that can be a source.
enum Pronoun: UInt8, Sendable, CaseIterable {
    case he, she, they, i, we, it, who

    /// "who" counts in mid-sentence alone.
    private static let forms: [(hash: UInt64, pronoun: Pronoun)] = {
        let forms: [(String, Pronoun)] = [
            ("he", .he), ("He", .he), ("she", .she), ("She", .she), ("they", .they), ("They", .they),
            ("I", .i), ("we", .we), ("We", .we), ("it", .it), ("It", .it), ("who", .who),
        ]
        return forms.map { (WordHash.of($0.0), $0.1) }
    }()

    /// The pronoun that a token is, if any.
    init?(_ token: Token) {
        guard Self.mayBe(token), let form = Self.forms.first(where: { $0.hash == token.hash }) else {
            return nil
        }
        self = form.pronoun
    }

    /// By the first letter and the length: what spares nearly all words the look-up.
    @inline(__always)
    static func mayBe(_ token: Token) -> Bool {
        guard token.isWord, token.core - token.start <= 4 else { return false }
        return switch (token.scalar | 0x20, token.core - token.start) {
        case (0x68, 2), (0x73, 3), (0x74, 4), (0x69, 1...2), (0x77, 2...3): true
        default: false
        }
    }

    var isSingularPerson: Bool { self == .he || self == .she }
}
