// Golden pairs: Tests/Golden/NAME.in is an article, NAME.ref what reading and normalising make of
// it. WIREFOLD_GOLDEN=write rewrites the references; read the difference before you commit it.

internal import Foundation
internal import NewsIntake
internal import NewsModel
internal import NewsText
internal import Testing

@Suite("Golden pairs")
struct GoldenTests {
    static let folder = URL(filePath: #filePath).appending(path: "../../Golden").standardized

    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".in") }.map { String($0.dropLast(3)) }.sorted()

    @Test("are what they were", arguments: names)
    func pair(name: String) throws {
        let content = try [UInt8](Data(contentsOf: Self.folder.appending(path: name + ".in")))
        let article = try ArticleReader().article(
            from: content, format: "", known: ArticleKnowledge(source: name))
        let document = try Normalizer().document(from: article)
        expectWellFormed(document, of: article)
        let result = Self.render(document, article)
        let reference = Self.folder.appending(path: name + ".ref")
        if ProcessInfo.processInfo.environment["WIREFOLD_GOLDEN"] == "write" {
            try result.write(to: reference, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: reference, encoding: .utf8)
        #expect(result == expected)
    }

    @Test("are there")
    func present() { #expect(Self.names.count >= 30) }

    private static func render(_ document: Document, _ article: Article) -> String {
        var lines = ["title: \(document.title)"]
        let fields: [(String, String?)] = [
            ("dateline", document.dateline), ("credit", document.credit), ("byline", document.byline),
            ("language", document.language), ("outlet", document.outlet.isEmpty ? nil : document.outlet),
            ("url", document.url), ("guid", document.guid), ("version", document.version),
            ("published", document.published?.ISO8601Format()),
            ("status", document.status == .usable ? nil : document.status.rawValue),
            ("section", article.section), ("form", article.form == .article ? nil : article.form.rawValue),
            ("zone", article.utcOffset.map(String.init)),
            (
                "origins",
                article.origins.isEmpty
                    ? nil : article.origins.map { "\($0.rule) \($0.value)" }.joined(separator: "; ")
            ),
        ]
        for case (let name, let value?) in fields { lines.append("\(name): \(value)") }
        for removal in document.removed {
            let text = article.text.text(in: removal.range).unicodeScalars.map {
                $0 == "\n" ? " " : String($0)
            }.joined()
            lines.append("removed: \(removal.reason) | \(text)")
        }
        return lines.joined(separator: "\n") + "\n\n" + document.text + "\n"
    }
}
