// CalendarWords: the words that tell one week's or one quarter's report from the next.

internal import CNewsTables
internal import NewsText

/// Stems of days, months and ordinals, as the tokenizer hashes them.
struct CalendarWords: Sendable {
    static let shared = CalendarWords(WordTable(news_table_calendar))

    /// Ascending.
    private let words: [UInt32]

    init(_ table: WordTable) { words = Set(table.lines.flatMap { Tokens(String($0)).words }).sorted() }

    /// Where calendar words stand among `words`, which are distinct and ascending.
    func ranks(in others: [UInt32]) -> [UInt32] {
        var ranks: [UInt32] = []
        var own = 0
        for (rank, word) in others.enumerated() {
            while own < words.count, words[own] < word { own += 1 }
            guard own < words.count else { break }
            if words[own] == word { ranks.append(UInt32(rank)) }
        }
        return ranks
    }
}
