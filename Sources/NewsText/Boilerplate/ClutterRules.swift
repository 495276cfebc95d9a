// ClutterRules: the table of stock phrases, as tries by the way each phrase is used.

internal import CNewsTables

/// The stock phrases that sites wrap around articles.
final class ClutterRules: Sendable {
    static let shared = ClutterRules()

    /// Phrases that fill a line, alone or together.
    let wholes: PhraseTrie
    /// Phrases that a line of clutter opens with.
    let openings: PhraseTrie
    /// Phrases that open a line and lead up to a colon.
    let labels: PhraseTrie
    /// By the numbers in the tries.
    let reasons: [String]
    /// Phrases that need clutter beside them.
    let isWeak: [Bool]

    let agencies: AgencyTable
    let sections: WordSet
    let timeWords: WordSet
    let creditWords: WordSet
    /// What a line's first word is where a rule holds that asks for a certain one.
    let firstWords: WordSet
    /// The words of lines that hold nothing but such, agencies and numbers.
    let fillers: WordSet

    private init() {
        agencies = AgencyTable()
        sections = WordSet(news_table_sections)
        timeWords = WordSet(news_table_time_words)
        creditWords = WordSet(news_table_credit_words)
        var (wholes, openings, labels) = (PhraseTrie(), PhraseTrie(), PhraseTrie())
        var reasons: [String] = []
        var isWeak: [Bool] = []
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
        (self.wholes, self.openings, self.labels) = (wholes, openings, labels)
        (self.reasons, self.isWeak) = (reasons, isWeak)

        var (firstWords, fillers) = (WordSet(), WordSet())
        for trie in [wholes, openings, labels, LineClassifier.signOffs, agencies.trie] {
            firstWords.insert(trie.openings)
        }
        for words in [sections, PlacedLines.by] { firstWords.insert(words.hashes) }
        for words in [timeWords, creditWords] { fillers.insert(words.hashes) }
        (self.firstWords, self.fillers) = (firstWords, fillers)
    }
}
