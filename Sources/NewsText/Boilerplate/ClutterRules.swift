// ClutterRules: the table of stock phrases, as tries by the way each phrase is used.

internal import CNewsTables

/// The stock phrases that sites wrap around articles.
struct ClutterRules: Sendable {
    static let shared = ClutterRules()

    /// Phrases that fill a line, alone or together.
    private(set) var wholes = PhraseTrie()
    /// Phrases that a line of clutter opens with.
    private(set) var openings = PhraseTrie()
    /// Phrases that open a line and lead up to a colon.
    private(set) var labels = PhraseTrie()
    /// By the numbers in the tries.
    private(set) var reasons: [String] = []
    /// Phrases that need clutter beside them.
    private(set) var isWeak: [Bool] = []

    let agencies: AgencyTable
    let sections: WordSet
    let timeWords: WordSet
    let creditWords: WordSet
    /// What a line's first word is where the line is clutter of any kind, but for one that begins with a
    /// number or repeats the headline.
    private(set) var firstWords = WordSet()

    private init() {
        agencies = AgencyTable()
        sections = WordSet(news_table_sections)
        timeWords = WordSet(news_table_time_words)
        creditWords = WordSet(news_table_credit_words)
        for line in WordTable(news_table_clutter).lines {
            let columns = WordTable.columns(of: line)
            guard columns.count == 3 else { continue }
            let phrase = LineTokens(phrase: columns[2])
            switch columns[1] {
            case "opening": openings.insert(phrase, number: reasons.count)
            case "label": labels.insert(phrase, number: reasons.count)
            default: wholes.insert(phrase, number: reasons.count)
            }
            reasons.append(String(columns[0]))
            isWeak.append(columns[1] == "weak")
        }
        for trie in [wholes, openings, labels, LineClassifier.signOffs, agencies.trie] {
            firstWords.insert(trie.openings)
        }
        for words in [sections, timeWords, creditWords, PlacedLines.by] { firstWords.insert(words.hashes) }
    }
}
