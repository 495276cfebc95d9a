// AgencyTable: the names of news agencies, as credits and datelines write them.

internal import CNewsTables

struct AgencyTable: Sendable {
    private(set) var trie = PhraseTrie()
    private var names: [String] = []

    init() {
        for line in WordTable(news_table_agencies).lines {
            let columns = WordTable.columns(of: line)
            for column in columns { trie.insert(LineTokens(phrase: column), number: names.count) }
            names.append(String(columns[0]))
        }
    }

    /// The first agency named in the words, if all of them are agencies' names or `others`.
    func only(in tokens: LineTokens, others: WordSet? = nil) -> String? {
        var first: Int?
        var index = 0
        while index < tokens.count {
            if let match = trie.longest(in: tokens, from: index) {
                first = first ?? match.number
                index = match.end
            } else if let others, others.contains(tokens.words[index].hash) {
                index += 1
            } else {
                return nil
            }
        }
        return first.map { names[$0] }
    }

    /// The first agency named anywhere in the words.
    func first(in tokens: LineTokens) -> String? {
        for index in 0..<tokens.count {
            if let match = trie.longest(in: tokens, from: index) { return names[match.number] }
        }
        return nil
    }
}
