// The seeds: five outlets' reports of one story, kept outside the repository. None of their sites'
// clutter is left, and no sentence is lost.

internal import Foundation
internal import NewsIntake
internal import NewsModel
internal import NewsText
internal import Testing

@Suite("The seeds")
struct SeedTests {
    static let folder = URL(filePath: #filePath).appending(path: "../../../../shared/seeds").standardized
    static let files: [URL] =
        ((try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? [])
        .filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }

    private func article(_ file: URL) throws -> Article {
        try ArticleReader().article(
            from: [UInt8](Data(contentsOf: file)), format: "", known: ArticleKnowledge(source: file.path))
    }

    @Test(
        "hold no clutter once normalised", .enabled(if: !files.isEmpty, "no ../shared/seeds"),
        arguments: files)
    func clutter(file: URL) throws {
        let document = try Normalizer().document(from: article(file))
        let clutter = [
            "Leave a Reply", "Your email address", "Required fields", "More from", "Please enter",
            "Discover more",
            "Subscribe now", "Continue reading", "Home International", "4 Min", "###", "VOA report",
            "Featured image",
        ]
        for phrase in clutter { #expect(!document.text.contains(phrase), "\(phrase)") }
        #expect(!document.text.contains(document.title))
        #expect(!document.title.hasPrefix("Home "))
        #expect(document.title.utf8.count > 40)
        #expect(document.language == "en")
    }

    @Test("lose no sentence", .enabled(if: !files.isEmpty, "no ../shared/seeds"), arguments: files)
    func sentences(file: URL) throws {
        let article = try article(file)
        let document = try Normalizer().document(from: article)
        expectWellFormed(document, of: article)
        let text = words(document.text).joined(separator: " ")
        for line in article.text.split(separator: "\n") {
            let words = words(line)
            // A paragraph that ends like a sentence and is longer than any stock phrase.
            guard words.count > 12, let last = words.last?.last, ".?!”\"".contains(last) else { continue }
            #expect(
                text.contains(words.joined(separator: " ")), "\(words.prefix(6).joined(separator: " ")) …")
        }
    }

    @Test("are the same documents when they come again", .enabled(if: !files.isEmpty, "no ../shared/seeds"))
    func identity() throws {
        let first = try Self.files.map { Identity.documentID(of: try article($0)) }
        let second = try Self.files.map { Identity.documentID(of: try article($0)) }
        #expect(first == second)
        #expect(Set(first).count == Self.files.count)
    }

    private func words(_ text: some StringProtocol) -> [String] {
        text.unicodeScalars.split { $0.properties.isWhitespace }.map { String(String.UnicodeScalarView($0)) }
    }
}
