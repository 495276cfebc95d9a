// LanguageIdentifier: which language a text is in, from its script and its frequent words.

internal import CNewsTables

/// Names the language of a text, or none when it can't tell.
struct LanguageIdentifier: Sendable {
    static let shared = LanguageIdentifier()

    /// How much of a text is looked at, in words.
    static let sample = 300

    private var tags: [String] = []
    /// A frequent word, by its hash, and a bit for each language that it is frequent in. Open
    /// addressing, mostly free (0): it is asked for every word of a text's opening.
    private var languages = [(word: UInt64, bits: UInt32)](repeating: (0, 0), count: 1 << 12)

    private init() {
        for line in WordTable(news_table_languages).lines {
            let columns = WordTable.columns(of: line)
            guard columns.count == 2, tags.count < 32 else { continue }
            for hash in LineTokens(phrase: columns[1]).hashes {
                let place = Self.place(of: hash, in: languages)
                languages[place] = (hash, languages[place].bits | 1 << UInt32(tags.count))
            }
            tags.append(String(columns[0]))
        }
    }

    /// A BCP 47 tag, or nil. Looks at no more than `sample` words.
    func language(of scalars: [UInt32], in lines: [Range<Int>]) -> String? {
        var counts = [Int](repeating: 0, count: tags.count)
        var script = Script.Census()
        var words = 0
        let languages = languages
        for line in lines {
            guard words < Self.sample else { break }
            let part = line.prefix(Self.sample * 8)
            script.count(scalars[part.startIndex..<part.endIndex])
            LineTokens.forEach(scalars, in: part.startIndex..<part.endIndex) { word in
                words += 1
                var bits = languages[Self.place(of: word.hash, in: languages)].bits
                while bits != 0 {
                    counts[bits.trailingZeroBitCount] += 1
                    bits &= bits - 1
                }
            }
        }
        if let tag = script.language { return tag }
        guard let best = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[best] >= 2,
            counts[best] * 12 >= words
        else { return nil }
        return tags[best]
    }

    /// Where a word is, or the free place where it would go.
    @inline(__always)
    private static func place(of word: UInt64, in table: [(word: UInt64, bits: UInt32)]) -> Int {
        var place = Int(truncatingIfNeeded: word ^ word >> 32) & (table.count - 1)
        while table[place].word != word, table[place].word != 0 { place = (place + 1) & (table.count - 1) }
        return place
    }
}
