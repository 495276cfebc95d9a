// Lexicon: the word lists of NewsQuotes, parsed once and looked up by hash.

internal import CNewsTables
internal import NewsText

struct Lexicon: Sendable {
    /// Parsed at first use, in some milliseconds; about 1.5 MB.
    static let shared = Lexicon()

    private var traits = HashTable<WordTraits>(capacity: 10_000, none: [])
    private var givenNames = HashTable<GivenName?>(capacity: 41_000, none: nil)

    private var roleWords: [UInt64: [UInt64]] = [:]

    private init() {
        for table in [
            news_table_saying_verbs, news_table_titles, news_table_organizations,
            news_table_function_words, news_table_people, news_table_person_nouns,
        ] {
            var section: WordTraits = []
            TableSections(table).read(
                enter: { section = WordTraits.named[$0] ?? [] },
                word: { word in traits.update(TableSections.hash(word)) { $0.formUnion(section) } })
        }
        var role: UInt64 = 0
        TableSections(news_table_role_words).read(
            enter: { role = WordHash.of($0) },
            word: { word in roleWords[TableSections.hash(word), default: []].append(role) })
        var section: GivenName?
        TableSections(news_table_given_names).read(
            enter: { section = GivenName(section: $0) },
            word: { word in givenNames.update(TableSections.hash(word)) { $0 = section } })
    }

    /// What the lists say of a word as it is written.
    @inline(__always)
    func traits(_ hash: UInt64) -> WordTraits { traits[hash] }

    /// What else whoever has a role, in lower case, may be called: for "sgt" the sergeant, the officer.
    func roles(of lower: UInt64) -> [UInt64] { roleWords[lower] ?? [] }

    /// What the list of given names says of a word in lower case.
    @inline(__always)
    func givenName(_ lower: UInt64) -> GivenName? { givenNames[lower] }
}
