// PlaceName: do the words before a dash name a place and a day?

internal import CNewsTables

/// The words of a dateline before its agency and dash.
struct PlaceName {
    let range: Range<Int>
    private let scalars: [UInt32]
    private let words: LineTokens

    /// Words in capitals that stand before a dash without being a place.
    private static let notPlaces = WordSet(news_table_not_places)

    /// Takes the stretch without the space and comma at its end, and without the full stop of ".-".
    init(_ scalars: [UInt32], _ range: Range<Int>) {
        var end = range.upperBound
        while end > range.lowerBound, Letters.isSpace(scalars[end - 1]) || scalars[end - 1] == 0x2C {
            end -= 1
        }
        self.range = range.lowerBound..<end
        self.scalars = scalars
        words = LineTokens(scalars, in: self.range)
    }

    /// At most nine words, each with a capital, a number, or part of a date; one or two small
    /// words of names ("de", "am") may be among them.
    var isPlausible: Bool {
        guard words.count <= 9 else { return false }
        guard let first = words.words.first?.range else { return true }
        guard !Letters.isLowercase(scalars[first.lowerBound]) else { return false }
        let small = words.words.count { word in
            Letters.isLowercase(scalars[word.range.lowerBound])
                && !ClutterRules.shared.timeWords.contains(word.hash)
        }
        return small <= 2
    }

    /// Without an agency only capitals make a place: "WASHINGTON", "SAN JOSE, Calif.", "PARIS/LYON".
    var isInCapitals: Bool {
        guard (1...7).contains(words.count), let first = words.words.first?.range,
            first.lowerBound == range.lowerBound,
            first.count >= 3, !Self.notPlaces.contains(words.words[0].hash)
        else { return false }
        // Everything up to the first comma is in capitals.
        let name = scalars[range.lowerBound..<(scalars[range].firstIndex(of: 0x2C) ?? range.upperBound)]
        return name.count(where: Letters.isUppercase) >= 4
            && !name.contains { Letters.isLowercase($0) || Letters.isDigit($0) }
    }
}
