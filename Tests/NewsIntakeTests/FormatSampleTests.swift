// The samples of agencies' formats that stay outside the repository: every one is read or
// refused with a reason.

internal import Foundation
internal import NewsIntake
internal import NewsModel
internal import Testing

@Suite("Samples of formats")
struct FormatSampleTests {
    static let folder = URL(filePath: #filePath).appending(path: "../../../../shared/data/formats")
        .standardized
    static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

    private func read(_ path: String) throws -> Article {
        let content = try [UInt8](Data(contentsOf: Self.folder.appending(path: path)))
        return try ArticleReader().article(from: content, format: "", known: ArticleKnowledge(source: path))
    }

    @Test(
        "ninjs 1 to 3 give headline, text, guid and date", .enabled(if: isThere, "no ../shared/data/formats"),
        arguments: [
            "1.4_businesswire-newsml-20130605006126", "1.4_ninjsExMediumText1", "1.4_ninjsExSimpleText1",
            "2.1_dpa_text", "2.1_ninjsExSimpleText_2", "2.1_ntb_text", "2.1_tt_text_image_2", "3.0_dpa_text",
            "3.0_ninjsExSimpleText_3", "3.0_tt_text_image_3",
        ])
    func ninjs(name: String) throws {
        let article = try read("ninjs/\(name).json")
        #expect(!article.text.isEmpty)
        #expect(article.guid?.isEmpty == false)
        #expect(article.published != nil)
        #expect(!article.text.contains("<p>"))
        #expect(article.language != nil || name.contains("SimpleText"))
    }

    @Test(
        "news-please gives text, title, outlet and date", .enabled(if: isThere, "no ../shared/data/formats"))
    func newsplease() throws {
        let article = try read("newsplease/sample.json")
        #expect(article.outlet == "www.rt.com")
        #expect(article.published != nil)
        #expect(!article.title.isEmpty && !article.text.isEmpty)
    }

    @Test(
        "digital wires give their text without markup", .enabled(if: isThere, "no ../shared/data/formats"),
        arguments: ["dw-1", "eil", "embargoed", "with_dateline"])
    func digitalWires(name: String) throws {
        let article = try read("dpa-digitalwires/\(name).json")
        #expect(article.guid?.hasPrefix("urn:newsml:dpa.com") == true)
        #expect(!article.text.contains("<"))
        #expect(article.language == "de")
    }
}
