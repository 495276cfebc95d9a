// QuoteScale: how long one new quotation takes to find its quote among many stored ones.

internal import NewsModel
internal import NewsQuotes

/// Fills an index with invented quotations and times new ones, half of them reworded copies. Prints
/// one JSON line: quotations stored, microseconds at the median and at the 99th percentile, share of
/// the copies that found their quote, bytes a quotation. Tests/Quality/quotes runs it.
@main
enum QuoteScale {
    private static let asked = 2_000
    private static let perDocument = 10

    static func main() {
        let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
        var writer = InventedSpeech()
        var index = QuoteIndex()
        var kept: [[String]] = []
        for place in 0..<count {
            let speech = writer.words()
            if place % max(1, count / asked) == 0 { kept.append(speech) }
            index.restore(quote(place, speech))
        }
        var times: [Duration] = []
        var found = 0
        for ask in 0..<asked {
            let isCopy = ask % 2 == 0
            let speech = isCopy ? writer.reworded(kept[ask % kept.count]) : writer.words()
            let document = document("asked \(ask)", speech)
            let clock = ContinuousClock()
            let start = clock.now
            let quotes = index.preview(DocumentQuotations(document))
            times.append(clock.now - start)
            if isCopy, quotes.contains(where: { $0 != nil }) { found += 1 }
        }
        times.sort()
        let median = microseconds(times[asked / 2])
        let slow = microseconds(times[asked * 99 / 100])
        print(
            "{\"stored\":\(count),\"medianMicroseconds\":\(median),\"p99Microseconds\":\(slow),"
                + "\"copiesFound\":\(Double(found) / Double(asked / 2)),\"bytesEach\":\(index.bytes / count)}"
        )
    }

    /// A stored quote with one carrier.
    private static func quote(_ place: Int, _ speech: [String]) -> Quote {
        let carrier = DocumentID(hashing: [String(place / perDocument)])
        let text = speech.joined(separator: " ")
        return Quote(
            id: QuoteID(founding: carrier, start: place % perDocument), text: text,
            variants: [.init(text: text, documents: [carrier])],
            carriers: [.init(document: carrier, text: text)], firstDocument: carrier)
    }

    private static func document(_ name: String, _ speech: [String]) -> Document {
        var document = Document(id: DocumentID(hashing: [name]), outlet: name, text: "")
        document.quotations = [
            Quotation(range: TextRange(start: 0, end: 1), text: speech.joined(separator: " "))
        ]
        return document
    }

    private static func microseconds(_ duration: Duration) -> Int64 {
        duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000
    }
}
