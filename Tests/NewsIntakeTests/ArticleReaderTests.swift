// Reading articles: formats, what the feeder knows, limits.

internal import FoundationEssentials
internal import NewsIntake
internal import NewsModel
internal import Testing

@Suite("Reading an article")
struct ArticleReaderTests {
    private func read(
        _ content: String, format: String = "", known: ArticleKnowledge = ArticleKnowledge(source: "test")
    ) throws -> Article {
        try ArticleReader().article(from: Array(content.utf8), format: format, known: known)
    }

    private func error(_ content: String, format: String = "") throws -> IntakeError {
        try #require(throws: IntakeError.self) { try read(content, format: format) }
    }

    @Test("takes plain text as it is")
    func plainText() throws {
        let article = try read("Dock closes\n\nThe board voted.")
        #expect(article.text == "Dock closes\n\nThe board voted.")
        #expect(article.source == "test")
    }

    @Test("takes text that only looks like JSON when it is told to")
    func namedFormat() throws {
        #expect(try read("{dock}", format: "text").text == "{dock}")
        #expect(try error("{dock}").field == "content")
        #expect(try error("x", format: "spreadsheet").field == "format")
    }

    @Test("lets what the feeder says win over the content")
    func knowledge() throws {
        let content =
            #"{"text":"x","outlet":"A","url":"u","guid":"g","version":"1","status":"usable","title":"t"}"#
        let known = ArticleKnowledge(
            source: "s", outlet: "B", url: "", guid: "h", version: "2",
            published: Date(timeIntervalSince1970: 5),
            status: .canceled, title: "T", language: "de")
        let article = try read(content, known: known)
        #expect(article.outlet == "B")
        #expect(article.url == "u")
        #expect(article.guid == "h")
        #expect(article.version == "2")
        #expect(article.published == Date(timeIntervalSince1970: 5))
        #expect(article.status == .canceled)
        #expect(article.title == "T")
        #expect(article.language == "de")
    }

    @Test("accepts a headline without a text")
    func headlineOnly() throws {
        #expect(try read(#"{"title":"Dock closes"}"#).title == "Dock closes")
        #expect(try read("Dock closes").text == "Dock closes")
    }

    @Test("refuses more than the limit before it reads any of it")
    func tooLarge() throws {
        let content = [UInt8](repeating: 0x61, count: 50 << 20)
        let error = try #require(throws: IntakeError.self) {
            try ArticleReader().article(from: content, format: "", known: ArticleKnowledge())
        }
        #expect(error.code == "resourceExhausted")
        #expect(error.field == "content")
        #expect(error.message.contains("16777216"))
    }

    @Test("names the field that is too long")
    func longField() throws {
        let error = try error(#"{"text":"x","title":"\#(String(repeating: "t", count: 5000))"}"#)
        #expect(error.field == "title")
        #expect(error.code == "resourceExhausted")
        #expect(error.message.hasSuffix("(limits.titleBytes)"))
    }

    @Test(
        "names the field of the wrong type",
        arguments: ["text", "url", "version", "published", "status", "byline"])
    func wrongType(field: String) throws {
        let error = try error(#"{"text":"x","\#(field)":true}"#)
        #expect(error.field == field)
        #expect(error.code == "invalidArgument")
    }

    @Test("says that JSON is more than is read at once, and not that it is none")
    func manyValues() throws {
        let object = #"{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"text":"x"}"#
        let error = try error("[" + Array(repeating: object, count: 23_000).joined(separator: ",") + "]")
        #expect(error.code == "resourceExhausted")
        #expect(error.message.contains("a line of its own") && !error.message.contains("not JSON"))
    }

    @Test("says where JSON is broken, and never repeats the text")
    func brokenJSON() throws {
        let error = try error("{\"text\":\"secret\",\n  \"title\" \"x\"}")
        #expect(error.message.contains("line 2, column 11"))
        #expect(!error.message.contains("secret"))
    }
}
