// TextQuery: what a person typed, as a query of the full-text index. Every word goes in as a quoted
// string, so that nothing that anybody types is ever the index's own syntax.

internal import WirefoldProtocol

/// Words and phrases that must all occur.
struct TextQuery: Equatable, Sendable {
    static let mostBytes = 4096
    static let mostTerms = 64

    /// Words, and phrases of several.
    private(set) var terms: [String] = []

    /// Reads `words "and phrases"`; straight or curly marks. A mark that is never closed reaches to
    /// the end.
    init(_ words: String, field: String = "words") throws(RPCError) {
        guard words.utf8.count <= Self.mostBytes else {
            throw RPCError(
                .invalidArgument,
                "A search takes at most \(Self.mostBytes) bytes of words, and this has \(words.utf8.count); shorten it.",
                field: field)
        }
        var current = String.UnicodeScalarView()
        var isPhrase = false
        func isMark(_ scalar: Unicode.Scalar) -> Bool {
            scalar == "\"" || scalar == "\u{201C}" || scalar == "\u{201D}"
        }
        for scalar in words.unicodeScalars {
            if isMark(scalar) {
                take(&current)
                isPhrase.toggle()
            } else if !isPhrase, scalar.properties.isWhitespace {
                take(&current)
            } else {
                current.append(Self.isWithoutMeaning(scalar) ? " " : scalar)
            }
        }
        take(&current)
        guard terms.count <= Self.mostTerms else {
            throw RPCError(
                .invalidArgument,
                "A search takes at most \(Self.mostTerms) words and phrases, and this has \(terms.count); leave some out.",
                field: field)
        }
    }

    /// One term, whatever is in it.
    init(phrase: String, field: String) throws(RPCError) {
        var unmarked = String.UnicodeScalarView()
        unmarked.append(contentsOf: phrase.unicodeScalars.map { $0 == "\"" ? " " : $0 })
        self = try TextQuery("\"" + String(unmarked) + "\"", field: field)
    }

    /// The index's expression for all terms in these columns; nil where there are no terms.
    ///
    /// - Parameter anySpelling: whether a word may be spelled the British or the American way. A phrase is
    ///   meant as it stands.
    func expression(in columns: [String], anySpelling: Bool = false) -> String? {
        guard !terms.isEmpty else { return nil }
        let expressions = terms.map { term in
            let words = anySpelling ? PlainWords.words(of: term, most: 2) : []
            let others = words.count == 1 ? SpellingVariants.of(words[0]) : []
            guard !others.isEmpty else { return Self.quoted(term) }
            return "(" + ([term] + others).map(Self.quoted).joined(separator: " OR ") + ")"
        }
        return "{\(columns.joined(separator: " "))} : (\(expressions.joined(separator: " AND ")))"
    }

    /// A string of the index's query language; what is in it is text alone.
    static func quoted(_ term: String) -> String {
        "\"" + term.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private mutating func take(_ scalars: inout String.UnicodeScalarView) {
        // A term of signs alone has no token, and the index would find nothing for it.
        if scalars.contains(where: Self.isTokenPart) { terms.append(String(scalars)) }
        scalars = String.UnicodeScalarView()
    }

    /// Letters and digits, as the index's tokenizer (unicode61) tells them.
    static func isTokenPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }

    /// Control characters (a NUL would end the query) and private ones (which part names in the index).
    private static func isWithoutMeaning(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .privateUse: true
        default: false
        }
    }
}
