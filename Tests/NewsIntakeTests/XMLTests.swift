// XML as it is met: any encoding, ill-formed, hostile.

internal import Foundation
internal import NewsIntake
internal import NewsModel
internal import Testing

@Suite("Reading XML")
struct XMLTests {
    private func read(_ text: String) throws -> Article { try read(Array(text.utf8)) }

    private func read(_ bytes: [UInt8], charset: String? = nil) throws -> Article {
        try ArticleReader().article(from: bytes, format: "", known: ArticleKnowledge(charset: charset))
    }

    private func error(_ text: String) throws -> IntakeError {
        try #require(throws: IntakeError.self) { try read(text) }
    }

    private func feed(_ title: String, declaration: String = "<?xml version=\"1.0\"?>") -> String {
        "\(declaration)<rss><channel><item><title>\(title)</title></item></channel></rss>"
    }

    @Test(
        "takes every encoding that is declared, and finds out those that lie",
        arguments: [
            ("UTF-8", String.Encoding.utf8), ("iso-8859-1", .isoLatin1), ("windows-1252", .windowsCP1252),
            ("UTF-16LE", .utf16LittleEndian), ("UTF-16BE", .utf16BigEndian), ("UTF-32LE", .utf32LittleEndian),
            ("utf-16", .utf8), ("koi8-r", .utf8), ("UTF-8", .windowsCP1252), ("no-such", .windowsCP1252),
        ])
    func encodings(label: String, encoding: String.Encoding) throws {
        let text = feed("Café à Gullhaven", declaration: "<?xml version=\"1.0\" encoding=\"\(label)\"?>")
        let bytes = try #require(text.data(using: encoding))
        #expect(try read([UInt8](bytes)).title == "Café à Gullhaven")
    }

    @Test("takes the protocol's label where the document has none")
    func charset() throws {
        let bytes = Array(feed("X").utf8.map { $0 == UInt8(ascii: "X") ? 0xC8 : $0 })
        #expect(try read(bytes, charset: "iso-8859-2").title == "Č")
    }

    @Test(
        "mends what feeds do wrong most",
        arguments: [
            ("Piles & planks", "Piles & planks"), ("caf&eacute;&nbsp;au lait", "café\u{A0}au lait"),
            ("a\u{1}b", "a b"), ("5 &lt; 6 &#38; 7", "5 < 6 & 7"), ("<b>bold</i>", "bold"),
        ])
    func mending(title: String, read expected: String) throws {
        #expect(try read(feed(title)).title == expected)
    }

    @Test("says the line and column of what can't be mended")
    func place() throws {
        let error = try error("<?xml version=\"1.0\"?>\n<rss><channel>\n<item><title>The dock clo")
        #expect(error.message.contains("line 3, column"))
        #expect(!error.message.contains("dock"))
    }

    @Test("takes the whole items of a feed that is cut short")
    func cutShort() throws {
        let text = "<rss><channel><item><title>One</title></item><item><title>Tw"
        let unpacked = try Unpacked(Array(text.utf8))
        #expect(unpacked.outcomes.count == 2 && unpacked.articles.count == 1 && unpacked.refusals.count == 1)
    }

    @Test("reads no document type, and no entity that one declares")
    func entities() throws {
        let laughs = """
            <!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
            <rss><channel><item><title>%@</title></item></channel></rss>
            """
        for title in ["&b;", "&c;"] {
            #expect(try error(laughs.replacing("%@", with: title)).message.contains("not expanded"))
        }
        #expect(try read(laughs.replacing("%@", with: "ha")).title == "ha")
    }

    @Test("counts depth and elements to their limits and not past them")
    func limits() throws {
        func nested(_ depth: Int) -> String {
            let inner = depth - 4
            return "<rss><channel><item><description>" + String(repeating: "<p>", count: inner) + "deep"
                + String(repeating: "</p>", count: inner) + "</description></item></channel></rss>"
        }
        #expect(try read(nested(512)).text == "deep")
        #expect(try error(nested(513)).message.contains("limits.nestingDepth"))
        #expect(try error(nested(100_000)).message.contains("limits.nestingDepth"))
        let many = feed(String(repeating: "<p/>", count: 250_001))
        #expect(try error(many).message.contains("limits.xmlElements"))
    }
}

@Suite("Reading feeds")
struct FeedTests {
    private func article(_ item: String) throws -> Article {
        let feed = """
            <rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Post</title>
            <link>https://www.post.example/</link><item>\(item)</item></channel></rss>
            """
        return try ArticleReader().article(from: Array(feed.utf8), format: "", known: ArticleKnowledge())
    }

    @Test("tells the whole text from a summary")
    func extent() throws {
        let full = String(repeating: "The board of the harbour voted on it. ", count: 40)
        #expect(
            try !article("<description>Short.</description><content:encoded>\(full)</content:encoded>")
                .isSummary)
        #expect(try article("<title>T</title><description>Short.</description>").isSummary)
        #expect(try !article("<description>\(full)</description>").isSummary)
        #expect(try article("<description>\(full) […]</description>").isSummary)
    }

    @Test(
        "takes fragments of markup as a reader sees them",
        arguments: [
            ("<table><tr><td>Team</td><td>Points</td></tr></table>", "Team Points"),
            ("<tr><th>Team<th>Points<tr><td>Orle", "Team Points\n\nOrle"),
            ("<nav>Home</nav>Dock<details><summary>Why</summary>Ice</details>", "Home\n\nDock\n\nWhy\n\nIce"),
            ("<table><caption>Piles</caption><tr><td>9</table><center>End</center>", "Piles\n\n9\n\nEnd"),
            ("<html><head><title>X</title><body><p>The story.</p></body></html>", "The story."),
            (
                "<head><meta name=a><style>p {}</style><!-- <p> --><title><p></title><p>The story.",
                "The story."
            ),
            ("<head><header>Dock</header>The story.", "Dock\n\nThe story."),
            ("<head><title>X</title></head >The story.", "The story."),
            ("<head><base href='/'>The story.", "The story."),
            ("<head><title>z</title>Hello <b>there</b> my friend, text.", "Hello there my friend, text."),
            ("<head>\n<link href=a>\n<noscript><p>z</p></noscript> <b>The</b> story.", "The story."),
            ("<head><title>X</title> &lt; 3 <p>piles", "< 3\n\npiles"),
            ("<head><docdata><person>z</person></docdata></head><body>The story.</body>", "The story."),
            ("<script>a</scripts></script\n>The story.", "The story."),
            (
                "&Igrave; 2&ordm; m&sup2; &frac14; &Omega; &#X201C; &thetasym; &apos; &nosuch; &amp",
                "Ì 2º m² ¼ Ω “ ϑ ' &nosuch; &amp"
            ),
        ])
    func fragments(_ markup: String, _ text: String) throws {
        #expect(try article("<title>T</title><description><![CDATA[\(markup)]]></description>").text == text)
    }

    @Test("takes addresses whole that hold an ampersand, as the document has to write it")
    func addresses() throws {
        func url(_ link: String) throws -> String? {
            let feed = "<feed><entry><title>T</title>\(link)</entry></feed>"
            return try ArticleReader().article(
                from: Array(feed.utf8), format: "", known: ArticleKnowledge()
            ).url
        }
        for written in ["&amp;", "&#38;", "&#x26;", "&"] {
            #expect(
                try url(#"<link href="https://a.example/s?id=1\#(written)p=2"/>"#)
                    == "https://a.example/s?id=1&p=2")
        }
        #expect(try url(#"<link href="https://a.example/&lt;&eacute;"/>"#) == "https://a.example/<é")
    }

    @Test(
        "names the outlet that an entry was taken from",
        arguments: [
            (#"<source url="https://www.courier.example/feed">Bilton Courier</source>"#, "Bilton Courier"),
            (#"<source url="https://www.courier.example/feed"/>"#, "courier.example"),
            ("<source><title>Bilton Courier</title><id>7</id></source>", "Bilton Courier"),
            (
                "<source><id>urn:7</id><updated>2031-09-14</updated><rights>All</rights></source>",
                "post.example"
            ),
            ("<source/>", "post.example"),
        ])
    func source(_ element: String, _ outlet: String) throws {
        #expect(try article("<title>T</title>\(element)").outlet == outlet)
    }

    @Test("knows the outlet by its site, however many feeds it has")
    func outlet() throws {
        #expect(
            try article("<title>T</title><link>https://www.courier.example/a</link>").outlet
                == "courier.example")
        #expect(try article("<title>T</title>").outlet == "post.example")
    }
}
