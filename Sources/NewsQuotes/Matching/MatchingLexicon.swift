// MatchingLexicon: the tables of comparison, parsed once: which forms stand for one word, which
// words tell little, and how rare a stem is.

internal import CNewsTables
internal import NewsText

struct MatchingLexicon: Sendable {
    /// Parsed at first use, in about a millisecond.
    static let shared = MatchingLexicon()

    /// The weight of a stem that the table doesn't hold; no stem weighs more.
    static let mostWeight: Float = 7.5

    private var forms = HashTable<Int32>(capacity: 200, none: -1)
    private var formLetters: [[UInt32]] = []
    private var function = HashTable<Bool>(capacity: 100, none: false)
    private var weights = HashTable<Float>(capacity: 5000, none: mostWeight)

    private init() {
        TableSections(news_table_word_forms).read(
            enter: { formLetters.append($0.unicodeScalars.map(\.value)) },
            word: { word in
                let form = Int32(formLetters.count - 1)
                forms.update(TableSections.hash(word)) { $0 = form }
            })
        TableSections(news_table_matching_words).read(
            enter: { _ in },
            word: { word in function.update(TableSections.hash(word)) { $0 = true } })
        var total = 0.0
        var section = 0.0
        TableSections(news_table_word_counts).read(
            enter: {
                section = Double($0) ?? 0
                if total == 0 { total = section }
            },
            word: { word in
                let weight = Float(Power.logarithm((total + 1) / (section + 1)))
                weights.update(TableSections.hash(word)) { $0 = min(Self.mostWeight, weight) }
            })
    }

    /// The letters of the form that stands for a word, or nil for a regular word.
    func form(of word: UInt64) -> [UInt32]? {
        let form = forms[word]
        return form < 0 ? nil : formLetters[Int(form)]
    }

    func isFunction(_ stem: UInt64) -> Bool { function[stem] }

    /// ln of (paragraphs / paragraphs that hold the stem), 7.5 at most.
    func weight(_ stem: UInt64) -> Float { weights[stem] }
}
