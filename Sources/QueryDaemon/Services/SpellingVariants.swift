// SpellingVariants: the other spelling of an English word, British or American. What a quote's matcher
// respells (NewsQuotes/Matching) finds both; the full-text index holds words as they were printed.

enum SpellingVariants {
    /// Endings that take each other's place after so many letters. What comes of a word that has no
    /// other spelling ("actour") stands in no text, and costs the index one look.
    private static let endings: [(after: Int, String, String)] = [
        (2, "our", "or"), (2, "ours", "ors"), (2, "oured", "ored"), (2, "ouring", "oring"),
        (3, "ise", "ize"), (3, "ised", "ized"), (3, "ises", "izes"), (3, "ising", "izing"),
        (3, "iser", "izer"), (3, "isers", "izers"), (3, "isation", "ization"), (3, "isations", "izations"),
        (3, "yse", "yze"), (3, "ysed", "yzed"), (3, "ysing", "yzing"), (2, "fence", "fense"),
    ]

    /// The other spellings of a word in lower case, none for most.
    static func of(_ word: String) -> [String] {
        endings.flatMap { after, left, right in
            [(left, right), (right, left)].compactMap { ending, other in
                word.hasSuffix(ending) && word.utf8.count >= after + ending.utf8.count
                    ? word.dropLast(ending.count) + other : nil
            }
        }
    }
}
