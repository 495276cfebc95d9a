// The samples of agencies' formats that stay outside the repository: what each file comes to when
// it is handed in. Their texts are their owners'; what is listed here are counts.

internal import Foundation
internal import NewsIntake
internal import NewsModel
internal import Testing

@Suite("Samples of formats")
struct FormatSampleTests {
    static let folder = URL(filePath: #filePath).appending(path: "../../../../shared/data/formats")
        .standardized
    static let isThere = FileManager.default.fileExists(atPath: folder.path)
    static let files: [String] =
        ((FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String]) ?? [])
        .filter { $0.contains(".") && !$0.hasSuffix("/feedparser-encoding") }.sorted()

    private static func content(_ path: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: folder.appending(path: path)))
    }

    /// The articles of a file, read as the daemon reads them, and what was said of the rest.
    private static func read(_ path: String) throws -> (articles: [Article], summary: String) {
        let unpacker = try FileUnpacker(source: path)
        var articles: [Article] = []
        var counts: [String: Int] = [:]
        for item in try unpacker.push(content(path)[...]) + unpacker.finish() {
            switch item.outcome {
            case .article(let content, let format, let known):
                do {
                    articles.append(try ArticleReader().article(from: content, format: format, known: known))
                    counts["\(item.format) article", default: 0] += 1
                } catch {
                    counts["\(item.format) refused: \(error.message)", default: 0] += 1
                }
            case .refused(let error): counts["\(item.format) refused: \(error.message)", default: 0] += 1
            case .skipped(let reason): counts["skipped: \(reason)", default: 0] += 1
            }
        }
        let summary = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        return (articles, summary.joined(separator: "; "))
    }

    @Test("every file gives what is listed for it", .enabled(if: isThere, "no ../shared/data/formats"))
    func everyFile() throws {
        var lines: [String] = []
        for path in Self.files {
            let (articles, summary) = try Self.read(path)
            // Plain text may have what it likes.
            for article in articles where !path.hasSuffix(".txt") && !path.hasSuffix(".tsv") {
                #expect(!article.text.contains("</"), "\(path) has markup in its text")
                #expect(!article.title.contains("</"), "\(path) has markup in its title")
            }
            lines.append("\(path): \(summary)")
        }
        let list = URL(filePath: #filePath).appending(path: "../FormatSamples.txt").standardized
        if ProcessInfo.processInfo.environment["WIREFOLD_GOLDEN"] == "write" {
            try (lines.joined(separator: "\n") + "\n").write(to: list, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: list, encoding: .utf8).split(separator: "\n").map(String.init)
        for (line, expected) in zip(lines, expected) { #expect(line == expected) }
        #expect(lines.count == expected.count)
    }

    @Test(
        "the same item as JSON and as NewsML-G2 gives the same article",
        .enabled(if: isThere, "no ../shared/data/formats"),
        arguments: ["dw-1", "eil", "embargoed", "with_dateline"])
    func twins(name: String) throws {
        let json = try #require(Self.read("dpa-digitalwires/\(name).json").articles.first)
        let xml = try #require(Self.read("dpa-digitalwires/\(name).newsml-g2.xml").articles.first)
        #expect(json.title == xml.title)
        #expect(json.guid == xml.guid && json.version == xml.version)
        #expect(json.published == xml.published && json.embargo == xml.embargo)
        func words(_ text: String) -> Set<Substring> { Set(text.split { $0.isWhitespace }) }
        let (ours, theirs) = (words(json.text), words(xml.text))
        #expect(Double(ours.intersection(theirs).count) >= 0.95 * Double(ours.count))
    }

    @Test(
        "ninjs 1 to 3 give headline, text, guid and date", .enabled(if: isThere, "no ../shared/data/formats"),
        arguments: [
            "1.4_businesswire-newsml-20130605006126", "1.4_ninjsExMediumText1", "1.4_ninjsExSimpleText1",
            "2.1_dpa_text", "2.1_ninjsExSimpleText_2", "2.1_ntb_text", "2.1_tt_text_image_2", "3.0_dpa_text",
            "3.0_ninjsExSimpleText_3", "3.0_tt_text_image_3",
        ])
    func ninjs(name: String) throws {
        let article = try #require(Self.read("ninjs/\(name).json").articles.first)
        #expect(!article.text.isEmpty)
        #expect(article.guid?.isEmpty == false)
        #expect(article.published != nil)
        #expect(article.language != nil || name.contains("SimpleText"))
    }

    @Test(
        "news-please gives text, title, outlet and date", .enabled(if: isThere, "no ../shared/data/formats"))
    func newsplease() throws {
        let article = try #require(Self.read("newsplease/sample.json").articles.first)
        #expect(article.outlet == "www.rt.com")
        #expect(article.published != nil)
        #expect(!article.title.isEmpty && !article.text.isEmpty)
    }
}
