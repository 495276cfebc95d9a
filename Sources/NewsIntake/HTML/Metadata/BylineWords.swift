// BylineWords: the words around an author's name, by the table `bylines`.

internal import CNewsTables

struct BylineWords: Sendable {
    static let shared = BylineWords()

    private let openings: PhraseTable
    private let joiners: PhraseTable
    private let ends: PhraseTable
    private let elements: PhraseTable
    private let others: PhraseTable

    /// What may be left after the last name.
    private static let marks: Set<Character> = [",", ";", ":", "-", "–", "—", "|", "/", "·", "•", " "]

    private init() {
        var rows: [Substring: [(phrase: Substring, value: UInt16)]] = [:]
        for row in news_table_bylines.rows where row.count == 2 {
            rows[row[0], default: []].append((row[1], 1))
        }
        openings = PhraseTable(rows["opening", default: []])
        joiners = PhraseTable(rows["joiner", default: []])
        ends = PhraseTable(rows["end", default: []])
        elements = PhraseTable(rows["element", default: []])
        others = PhraseTable(rows["other", default: []])
    }

    /// Whether an element with this class holds an author's name: whether one of its names has a word that
    /// says so, as in "c-byline__author" and "articleAuthor", and none that says otherwise.
    func nameAuthor(_ names: ArraySlice<UInt8>) -> Bool {
        guard names.count <= 512 else { return false }
        var (isAuthor, isOther, isFound) = (false, false, false)
        ElementName.forEachWord(of: names) { word, isFirst in
            if isFirst {
                isFound = isFound || isAuthor && !isOther
                (isAuthor, isOther) = (false, false)
            }
            isAuthor = isAuthor || elements[word] > 0
            isOther = isOther || others[word] > 0
        }
        return isFound || isAuthor && !isOther
    }

    /// What a line says of who wrote the article.
    struct Reading {
        /// Without the words before and after; empty where the line holds no name.
        var names = ""
        /// Whether it began with "By" or its like.
        var isOpened = false
        /// Whether it began with "and", and whether it ended so.
        var follows = false, goesOn = false
    }

    func reading(of line: String) -> Reading {
        var reading = Reading()
        var words = line.replacing("：", with: ": ").split(separator: " ")
        reading.isOpened = dropOpening(&words)
        while let first = words.first, isJoiner(first) {
            words.removeFirst()
            reading.follows = true
        }
        if let end = words.indices.first(where: { isEnd(words, at: $0) }) { words.removeSubrange(end...) }
        while let last = words.last, isJoiner(last) {
            words.removeLast()
            reading.goesOn = true
        }
        var names = words.joined(separator: " ")
        if names.last == "," { reading.goesOn = true }
        while let last = names.last, Self.marks.contains(last) { names.removeLast() }
        if Self.areNames(names) { reading.names = names }
        return reading
    }

    /// A statement without "By" or its like before the names.
    func withoutOpening(_ line: String) -> String {
        var words = line.split(separator: " ")
        return dropOpening(&words) && !words.isEmpty ? words.joined(separator: " ") : line
    }

    private func dropOpening(_ words: inout [Substring]) -> Bool {
        for count in (1...min(3, max(1, words.count))).reversed() where words.count >= count {
            let hashes = words[..<count].flatMap { WordHash.words(of: $0.utf8) }
            guard hashes.count == count, let phrase = WordHash.phrase(hashes), openings[phrase] > 0 else {
                continue
            }
            words.removeFirst(count)
            return true
        }
        return false
    }

    private func isJoiner(_ word: Substring) -> Bool {
        word == "," || word == "&" || word == ":" || has(word, joiners)
    }

    /// A number, an address, or a word such as "updated"; a month only before its day.
    private func isEnd(_ words: [Substring], at index: Int) -> Bool {
        let word = words[index]
        if word.contains(where: { $0.isNumber || $0 == "@" }) { return true }
        return has(word, ends)
            || index + 1 < words.count && words[index + 1].first?.isNumber == true
                && WrittenDate.isMonth(word)
    }

    private func has(_ word: Substring, _ table: PhraseTable) -> Bool {
        WordHash.words(of: word.utf8).first.map { table[$0] > 0 } ?? false
    }

    /// Names are short, and most of their words begin with a capital, in scripts that have any.
    private static func areNames(_ text: String) -> Bool {
        guard (2...160).contains(text.utf8.count), let first = text.unicodeScalars.first,
            first.properties.isAlphabetic
        else { return false }
        let words = text.split(separator: " ")
        let small = words.count { $0.unicodeScalars.first?.properties.isLowercase == true }
        return words.count <= 16 && small * 2 < words.count
    }
}
