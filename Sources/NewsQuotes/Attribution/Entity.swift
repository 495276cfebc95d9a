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

    /// Where a name stands at its fullest: read only for those that speak.
    struct Name: Sendable {
        /// Scalars of the text, or of the title.
        var range: Range<Int>
        var isInTitle = false
        /// In capitals throughout, as transcripts have it: to be told in the usual case.
        var isInCapitals = false
    }

    var kind: Kind
    /// Hashes of the words of its fullest name, as written.
    var words: NameWords
    var name: Name
    /// What the list of given names says of its first word.
    var given: GivenName?
    var firstTraits: WordTraits
    var isAllCaps: Bool
    var male = 0.0
    var female = 0.0
    /// Hashes of role words in lower case, no more than `mostRoles`.
    private(set) var roles: [UInt64] = []
    /// Starts of its mentions; in their order once the names are settled.
    var positions: [Int] = []
    /// How often it stood as the subject of a verb of saying while its kind was unknown.
    var sayings = 0

    var gender: Gender? {
        if male > female + 0.5 { return .male }
        if female > male + 0.5 { return .female }
        return nil
    }

    /// How many of its mentions start before a place, once the names are settled.
    func mentioned(before place: Int) -> Int {
        var low = 0
        var high = positions.count
        while low < high {
            let middle = (low + high) / 2
            if positions[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Takes in a role, with what else its bearer may be called.
    mutating func add(role: UInt64) {
        guard !roles.contains(role), roles.count < Self.mostRoles else { return }
        roles.append(role)
        for other in Lexicon.shared.roles(of: role) where !roles.contains(other) { roles.append(other) }
    }

    /// Nobody has more: few enough to be looked through.
    private static let mostRoles = 40

    var last: UInt64 { words.last }
    var first: UInt64 { words.first }
}

/// The words of a name by their hashes: most have two at most, which take no array.
struct NameWords: Sendable {
    let first: UInt64
    let last: UInt64
    /// Between the first and the last.
    let middle: [UInt64]
    let count: Int

    init(_ tokens: ArraySlice<Token>) {
        first = tokens.first?.nameHash ?? 0
        last = tokens.last?.nameHash ?? 0
        count = tokens.count
        middle = count > 2 ? tokens.dropFirst().dropLast().map(\.nameHash) : []
    }

    /// The word before the last, of two or more.
    var beforeLast: UInt64 { middle.last ?? first }

    func contains(_ word: UInt64) -> Bool { first == word || last == word || middle.contains(word) }
}
