// PlainWords: the words of a text as the full-text index has them: lower case, without diacritics.

internal import Foundation

enum PlainWords {
    /// The words of a text in order, at most `most` of them.
    static func words(of text: String, most: Int = 5000) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        func finish() {
            if !word.isEmpty { words.append(String(word).lowercased()) }
            word = String.UnicodeScalarView()
        }
        for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
            if TextQuery.isTokenPart(scalar) {
                word.append(scalar)
            } else if scalar.properties.generalCategory != .nonspacingMark {
                finish()
                if words.count >= most { return words }
            }
        }
        finish()
        return words
    }

    /// Whether `part` stands in `whole`, word by word.
    static func contains(_ whole: [String], _ part: [String]) -> Bool {
        guard !part.isEmpty, part.count <= whole.count else { return false }
        return (0...whole.count - part.count).contains { start in
            whole[start..<start + part.count].elementsEqual(part)
        }
    }
}
