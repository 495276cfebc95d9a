// Entity: someone or something that an article names, under all its names there.

struct Entity: Sendable {
    enum Kind: UInt8, Sendable {
        case person
        case organization
        /// One capitalised word of which nothing more is known.
        case unknown
        /// Found to be another entity's last name; its mentions went over to that one.
        case absorbed
    }

    enum Gender: Sendable { case male, female }

    var kind: Kind
    /// Hashes of the words of its fullest name, as written.
    var words: [UInt64]
    /// Scalars of the name at its fullest.
    var name: String
    /// What the list of given names says of its first word.
    var given: GivenName?
    var firstTraits: WordTraits
    var isAllCaps: Bool
    var male = 0.0
    var female = 0.0
    /// Hashes of role words in lower case, no more than `mostRoles`.
    private(set) var roles: [UInt64] = []
    /// Starts of its mentions, in the order they were read.
    var positions: [Int] = []
    /// How often it stood as the subject of a verb of saying while its kind was unknown.
    var sayings = 0

    var gender: Gender? {
        if male > female + 0.5 { return .male }
        if female > male + 0.5 { return .female }
        return nil
    }

    /// Takes in a role, with what else its bearer may be called.
    mutating func add(role: UInt64) {
        guard !roles.contains(role), roles.count < Self.mostRoles else { return }
        roles.append(role)
        for other in Lexicon.shared.roles(of: role) where !roles.contains(other) { roles.append(other) }
    }

    /// Nobody has more: few enough to be looked through.
    private static let mostRoles = 40

    var last: UInt64 { words.last ?? 0 }
    var first: UInt64 { words.first ?? 0 }
}
