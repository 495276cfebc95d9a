// MadeTitle: a headline for a text that has none, and the tidy form of a language tag.

extension Normalizer {
    /// The first sentence of a text, or as many of its words as fit a headline.
    static func madeTitle(_ text: String) -> String {
        var scalars: [Unicode.Scalar] = []
        var lastSpace: Int?
        for scalar in text.unicodeScalars {
            if scalar == "\n" { break }
            if scalar == " " {
                // A full stop before a space ends the sentence, if words enough came before.
                if let last = scalars.last, last == "." || last == "?" || last == "!", scalars.count > 40 {
                    break
                }
                lastSpace = scalars.count
            }
            scalars.append(scalar)
            if scalars.count > longestMadeTitle {
                scalars.removeLast(scalars.count - (lastSpace ?? longestMadeTitle))
                scalars.append("…")
                break
            }
        }
        if scalars.last == "." { scalars.removeLast() }
        var title = String.UnicodeScalarView()
        title.append(contentsOf: scalars)
        return String(title)
    }

    /// A language tag as given ("EN_us", "en"), as BCP 47 writes it; nil when it can't be one.
    static func languageTag(_ given: String) -> String? {
        let parts = given.split { $0 == "-" || $0 == "_" }
        guard let language = parts.first, (2...3).contains(language.utf8.count),
            given.utf8.count <= 35, given.utf8.allSatisfy({ $0 < 0x80 && $0 > 0x2C })
        else { return nil }
        let rest = parts.dropFirst().map { $0.utf8.count == 2 ? $0.uppercased() : String($0) }
        return ([language.lowercased()] + rest).joined(separator: "-")
    }
}
