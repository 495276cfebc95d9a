// Files of every kind, taken apart: whole, byte by byte, damaged, and packed into one another.

internal import Foundation
internal import NewsIntake
internal import NewsModel
internal import Testing

@Suite("Taking a file apart")
struct FileUnpackerTests {
    static let page = """
        <!doctype html><html><head><title>Dock closes</title></head><body><article><h1>Dock closes</h1>
        <p>The harbour board of Port Ellery voted on Tuesday to close the old ferry dock for eighteen months.</p>
        <p>Divers will repair its footings, and the ferry will land at the fish pier until the autumn.</p>
        </article></body></html>
        """
    static let feed = """
        <?xml version="1.0"?><rss version="2.0"><channel><title>Port Ellery Post</title>
        <item><title>Dock closes</title><description>The board voted.</description></item>
        <item><title>Ferry late</title><description>Fog.</description></item></channel></rss>
        """

    @Test("tells every format by its content, wherever it is packed")
    func kinds() throws {
        let files: [(bytes: [UInt8], formats: [String])] = [
            (Array("Dock closes\n\nThe board voted.".utf8), ["text"]), (Array(Self.page.utf8), ["html"]),
            (Array(Self.feed.utf8), ["rss", "rss"]),
            (Array(#"[{"text":"a"},{"text":"b"}]"#.utf8), ["json", "json"]),
            (Array("{\"text\":\"a\"}\n{\"text\":\"b\"}\n".utf8), ["json", "json"]),
        ]
        for (bytes, formats) in files {
            #expect(try Unpacked(bytes).formats == formats)
            #expect(try Unpacked(Packing.gzip(bytes)).formats == formats)
            #expect(try Unpacked(Packing.gzip(Packing.gzip(bytes))).formats == formats)
            #expect(try Unpacked(Packing.zstd(bytes)).formats == formats)
            #expect(try Unpacked(Packing.tar([("a/file", Packing.gzip(bytes))])).formats == formats)
        }
    }

    @Test("tells lines of JSON from one object however long the first line is", arguments: [1000, 1 << 20])
    func longLines(pieces: Int) throws {
        let text = String(repeating: "The board voted on it. ", count: 4000)
        let line = "{\"text\":\"\(text)\"}"
        for file in ["\(line)\n{\"text\":\"b\"}\n", "\u{FEFF}\(line)\r\n\r\n{\"text\":\"b\"}"] {
            let unpacked = try Unpacked(Array(file.utf8), pieces: pieces)
            #expect(unpacked.outcomes == ["article", "article"])
            #expect(
                try Unpacked(Packing.gzip(Array(file.utf8)), pieces: pieces).articles == unpacked.articles)
        }
        for object in ["\n\n" + line, line + "\n", "{\n\"text\":\"\(text)\"\n}"] {
            #expect(try Unpacked(Array(object.utf8), pieces: pieces).sources == ["f"])
        }
    }

    @Test("tells a page behind a second byte order mark or a server's complaint")
    func complaints() throws {
        for start in ["\u{FEFF}\u{FEFF}", "\u{FEFF}\n", "Warning: count() in /srv/x.php on line 3\n\n  "] {
            let bytes = Array((start + Self.page).utf8)
            #expect(try Unpacked(bytes).formats == ["html"])
            let article = try ArticleReader().article(from: bytes, format: "", known: ArticleKnowledge())
            #expect(article.title == "Dock closes" && article.text.hasPrefix("The harbour board"))
        }
        let feed = Array(("\u{FEFF}\u{FEFF}" + Self.feed).utf8)
        #expect(try Unpacked(feed).outcomes == ["article", "article"])
        let object = Array("\u{FEFF}\u{FEFF}{\"text\":\"a\"}".utf8)
        #expect(try Unpacked(object).outcomes == ["article"])
        for text in ["A page begins with <html> or\nwith <!DOCTYPE html>.", "Dock\n\n<htmlx> is no tag."] {
            #expect(try Unpacked(Array(text.utf8)).formats == ["text"])
        }
    }

    @Test("gives the same whatever the pieces that a file comes in")
    func pieces() throws {
        let archive = Packing.gzip(
            Packing.tar([
                ("page.html", Array(Self.page.utf8)), ("feed.xml.gz", Packing.gzip(Array(Self.feed.utf8))),
                ("lines.jsonl", Array("{\"text\":\"a\"}\n\n{\"text\":\"b\"}".utf8)),
            ]))
        let whole = try Unpacked(archive)
        #expect(
            whole.sources == [
                "f/page.html", "f/feed.xml.gz:1", "f/feed.xml.gz:2", "f/lines.jsonl:1", "f/lines.jsonl:3",
            ])
        for size in [1, 2, 7, 511, 512, 513] { #expect(try Unpacked(archive, pieces: size) == whole) }
    }

    /// Extra field, name, comment and a checksum of the header itself, as zlib's own programs write them.
    @Test("takes a gzip header with every field in whatever pieces", arguments: [1, 3, 10, 1000])
    func fullHeader(size: Int) throws {
        let member = try #require(
            Data(
                base64Encoded: """
                    H4sIHgAAAAACAwYAUEUCAG9rZG9jay50eHQAb2YgdGhlIFBvcnQgRWxsZXJ5IFBvc3QAaxcNy0EKwCAMRNGr\
                    zAl6i+5deAE1EaGhAzEWvH3dft7PQzGKVy5HZXEBOxI9cJupb3wMPfFFXjqlbATRjFMRZ6UJuvpxwvZcPxg6\
                    oQhOAAAA
                    """))
        let unpacked = try Unpacked(Array(member + member), pieces: size)
        let line = "The harbour board of Port Ellery voted on Tuesday to close the old ferry dock."
        #expect(unpacked.articles.map(\.content) == [Array((line + line).utf8)])
        var other = member
        other[20] ^= 1
        #expect(try Unpacked(Array(other), pieces: size).refusals.count == 1)
    }

    @Test("says what is lost of a file that is cut short, and never traps")
    func cutShort() throws {
        let archive = Packing.tar([
            ("a.txt", Array("The board voted.".utf8)), ("b.html", Array(Self.page.utf8)),
        ])
        for end in stride(from: 1, to: archive.count - 1024, by: 101) {
            let cut = try Unpacked(Array(archive[..<end]))
            #expect(!cut.outcomes.isEmpty)
        }
        let packed = Packing.gzip(Array(Self.page.utf8))
        for end in 2..<packed.count {
            let cut = try Unpacked(Array(packed[..<end]))
            #expect(cut.outcomes.count == 1 && cut.refusals.count == 1, "\(end) of \(packed.count)")
        }
    }

    @Test("names the limit that a file passes")
    func limits() throws {
        var limits = IntakeLimits()
        limits.contentBytes = 4096
        let long = Array(String(repeating: "The board voted on it. ", count: 400).utf8)
        #expect(try Unpacked(long, limits: limits).refusals.map(\.code) == ["resourceExhausted"])
        #expect(
            try Unpacked(Packing.gzip(long), limits: limits).refusals[0].message.contains(
                "limits.articleBytes"))
        let bomb = Packing.gzip([UInt8](repeating: 0x20, count: 20 << 20))
        #expect(try Unpacked(bomb).refusals[0].message.contains("limits.unpackRatio"))
        var nest = Array("The board voted.".utf8)
        for _ in 0..<6 { nest = Packing.gzip(nest) }
        #expect(try Unpacked(nest).refusals[0].message.contains("limits.unpackDepth"))
    }
}

@Suite("Reading web archives")
struct WARCTests {
    private static func response(_ body: [UInt8], headers: String = "Content-Type: text/html") -> [UInt8] {
        Array("HTTP/1.1 200 OK\r\n\(headers)\r\n\r\n".utf8) + body
    }

    private static func record(_ type: String, _ block: [UInt8], length: Int? = nil) -> [UInt8] {
        let head = """
            WARC/1.1\r\nWARC-Type: \(type)\r\nWARC-Target-URI: https://post.example/1\r\n\
            Content-Type: application/http; msgtype=response\r\nContent-Length: \(length ?? block.count)\r\n\r\n
            """
        return Array(head.utf8) + block + Array("\r\n\r\n".utf8)
    }
    private static let page = Array(FileUnpackerTests.page.utf8)

    @Test("gives the pages with their addresses, and says what is passed over")
    func pages() throws {
        let archive =
            Self.record("warcinfo", Array("software: x\r\n".utf8))
            + Self.record("request", Array("GET /".utf8))
            + Self.record("response", Self.response(Self.page)) + Self.record("revisit", [])
        let unpacked = try Unpacked(archive)
        #expect(unpacked.articles.map(\.url) == ["https://post.example/1"])
        #expect(unpacked.skipped.count == 3)
        #expect(try Unpacked(archive, pieces: 1) == unpacked)
    }

    @Test("puts chunks together and takes compression off")
    func bodies() throws {
        let packed = Packing.gzip(Self.page)
        let chunks =
            Array("5\r\n".utf8) + packed[..<5] + Array("\r\n\(String(packed.count - 5, radix: 16))\r\n".utf8)
            + packed[5...]
            + Array("\r\n0\r\n\r\n".utf8)
        let response = Self.response(
            Array(chunks),
            headers: "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked")
        #expect(try Unpacked(Self.record("response", response)).articles.map(\.content) == [Self.page])
    }

    @Test("reads a body that says br, packed or not")
    func brotli() throws {
        for body in [Packing.brotli(Self.page), Self.page] {
            let response = Self.response(body, headers: "Content-Type: text/html\r\nContent-Encoding: br")
            #expect(try Unpacked(Self.record("response", response)).articles.map(\.content) == [Self.page])
        }
    }

    @Test("goes on after a damaged member and after a length that lies")
    func damage() throws {
        let good = Packing.gzip(Self.record("response", Self.response(Self.page)))
        var bad = good
        for index in 20..<40 { bad[index] ^= 0x55 }
        let unpacked = try Unpacked(good + bad + good)
        #expect(unpacked.articles.count == 2)
        #expect(unpacked.refusals.count >= 1)
        let record = Self.record("response", Self.response(Self.page))
        let lying = try Unpacked(
            record + Self.record("response", Self.response(Self.page), length: 90) + record)
        #expect(lying.articles.count >= 2)
        #expect(!lying.refusals.isEmpty)
    }

    @Test("entries of a feed keep their own addresses; the feed's is only what theirs are relative to")
    func feeds() throws {
        func urls(_ type: String, _ feed: String) throws -> [String?] {
            let response = Self.response(Array(feed.utf8), headers: "Content-Type: \(type)")
            return try Unpacked(Self.record("response", response)).articles.map {
                try ArticleReader().article(
                    from: $0.content, format: "", known: ArticleKnowledge(url: $0.url)
                ).url
            }
        }
        func rss(_ links: String...) -> String {
            let items = links.map { "<item><title>Dock</title>\($0)</item>" }.joined()
            return "<rss><channel><title>Post</title>\(items)</channel></rss>"
        }
        let links = ["<link>https://post.example/a</link>", "<link>/b</link>", ""]
        let addresses: [String?] = ["https://post.example/a", "https://post.example/b", nil]
        #expect(try urls("application/rss+xml", rss(links[0], links[1], links[2])) == addresses)
        for (link, address) in zip(links, addresses) {
            #expect(try urls("application/rss+xml", rss(link)) == [address])
        }
        let feed = """
            {"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [
            {"id": "1", "title": "Dock", "url": "https://post.example/a"}, {"id": "2", "title": "Dock", "url": "/b"},
            {"id": "3", "title": "Dock"}]}
            """
        #expect(try urls("application/feed+json", feed) == addresses)
        let page = #"{"@type": "NewsArticle", "headline": "Dock"}"#
        for type in ["ld+json", "json", "jsonl", "json-seq", "json ;charset=utf-8"] {
            #expect(try urls("application/\(type)", page) == ["https://post.example/1"])
        }
        let manifest = Self.response(
            Array(#"{"name": "Post"}"#.utf8), headers: "Content-Type: application/manifest+json")
        #expect(
            try Unpacked(Self.record("response", manifest)).outcomes
                == ["skipped: a file of type application/manifest+json"])
    }

    @Test("can be gone on with from every offset that it gives", arguments: [true, false])
    func resumption(packed: Bool) throws {
        var archive: [UInt8] = []
        for index in 0..<4 {
            let text = Array("Dock number \(index) closes, the board of the harbour said.".utf8)
            let record = Self.record("response", Self.response(text, headers: "Content-Type: text/plain"))
            archive += packed ? Packing.gzip(record) : record
        }
        let whole = try Unpacked(archive)
        #expect(whole.outcomes.count == 4)
        for (index, offset) in whole.offsets.enumerated() {
            let rest = try Unpacked(Array(archive[Int(offset)...]), offset: offset)
            #expect(rest.sources == Array(whole.sources[index...]))
            #expect(rest.articles.map(\.content) == Array(whole.articles.map(\.content)[index...]))
        }
    }

    @Test("items of one message are what each would be by itself: embargo, kill, version and notes stay")
    func itemsOfAMessage() throws {
        func item(_ name: String, _ management: String) -> String {
            """
            <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:wire.example:\(name)" version="3">
            <itemMeta><provider literal="Example Wire"/><versionCreated>2031-09-14T10:30:00.25Z</versionCreated>
            \(management)<edNote>Adds the date of the vote.</edNote></itemMeta>
            <contentMeta><headline>Dock \(name)</headline></contentMeta><contentSet><inlineXML
            contenttype="application/xhtml+xml"><html><body><p>The board voted on the \(name).</p></body></html>
            </inlineXML></contentSet></newsItem>
            """
        }
        let items = [
            item("closes", "<embargoed>2031-09-14T19:00:00+02:00</embargoed>"),
            item("opens", #"<pubStatus qcode="stat:canceled"/><signal qcode="sig:correction"/>"#),
        ]
        let message = "<newsMessage><itemSet>\(items.joined())</itemSet></newsMessage>"
        func article(_ content: [UInt8]) throws -> Article {
            try ArticleReader().article(from: content, format: "", known: ArticleKnowledge())
        }
        let together = try Unpacked(Array(message.utf8)).articles.map { try article($0.content) }
        #expect(try together == items.map { try article(Array($0.utf8)) })
        #expect(together.first?.embargo != nil && together.last?.status == .canceled)
    }

    @Test("lines keep their numbers where reading goes on in the middle")
    func lineNumbers() throws {
        let bytes = Array("{\"text\":\"a\"}\n\n{\"text\":\"b\"}\n{\"text\":\"c\"}\n".utf8)
        let whole = items(of: bytes, try FileUnpacker(source: "f", format: "jsonl"))
        #expect(whole.map(\.source) == ["f:1", "f:3", "f:4"])
        for (index, item) in whole.enumerated() {
            let unpacker = try FileUnpacker(
                source: "f", format: "jsonl", offset: item.offset, line: item.line)
            let rest = items(of: Array(bytes[Int(item.offset)...]), unpacker)
            #expect(rest.map(\.source) == whole[index...].map(\.source))
            #expect(rest.map(\.offset) == whole[index...].map(\.offset))
            #expect(rest.map(\.line) == whole[index...].map(\.line))
        }
    }

    private func items(of bytes: [UInt8], _ unpacker: FileUnpacker) -> [UnpackedItem] {
        unpacker.push(bytes[...]) + unpacker.finish()
    }
}
