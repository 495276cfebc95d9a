// Invented articles in the styles of many outlets, with the speaker of each quotation.

internal import Foundation
internal import NewsModel
internal import NewsQuotes
internal import Testing

@Suite("Speakers in articles of many styles")
struct SpeakerArticlesTests {
    @Test("nineteen of twenty quotations are given to whoever said them, under the name in full")
    func speakers() throws {
        var misses: [String] = []
        var labelled = 0
        for article in try LabelledArticle.all() {
            let found = quotations(article.text)
            for label in article.labels {
                labelled += 1
                let quotation = found.first { $0.text.hasPrefix(label.opening) }
                if quotation?.speaker != label.speaker {
                    misses.append(
                        "\(article.name): “\(label.opening) …” by \(label.speaker), "
                            + "not \(quotation?.speaker ?? "nobody")")
                }
            }
        }
        #expect(labelled > 150)
        #expect(misses.count * 20 <= labelled, "\(misses.joined(separator: "\n"))")
    }
}

private struct LabelledArticle {
    var name: String
    var text: String
    var labels: [(opening: String, speaker: String)]

    /// The articles of the file beside this one: `=== name`, the text, then `> opening | speaker`.
    static func all() throws -> [LabelledArticle] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "SpeakerArticles.txt")
        let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n=== ")
            .dropFirst()
        return parts.map { part in
            let lines = part.split(separator: "\n", omittingEmptySubsequences: false)
            let labels = lines.filter { $0.hasPrefix("> ") }.compactMap { line in
                let sides = line.dropFirst(2).components(separatedBy: " | ")
                return sides.count == 2 ? (opening: sides[0], speaker: sides[1]) : nil
            }
            let text = lines.dropFirst().prefix { !$0.hasPrefix("> ") }.joined(separator: "\n")
            return LabelledArticle(
                name: lines.first.map(String.init) ?? "",
                text: text.trimmingCharacters(in: .whitespacesAndNewlines), labels: labels)
        }
    }
}
