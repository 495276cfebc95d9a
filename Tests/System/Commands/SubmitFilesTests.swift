internal import Foundation
internal import Testing
internal import WirefoldTesting

@Suite("wirefoldctl submit, files of every kind", .serialized)
struct SubmitFilesTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func write(_ name: String, _ content: String) throws -> String {
        let path = directory.path + "/" + name
        try Data(content.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    private static let sentence =
        "The harbour board of Brennhaven voted on Monday to mend the quay before the herring return in the spring."

    /// A page, a feed, a wire item, an archive, and a tar of them all; and what can't be read.
    private func files() async throws -> [String] {
        let page = try write(
            "page.html",
            """
            <!doctype html><html lang="en"><head><title>Quay to be mended</title></head><body><article>
            <h1>Quay to be mended</h1><p>\(Self.sentence)</p><p>Divers will look at its footings on Friday, when the
            tide is lowest, the harbour master said.</p></article></body></html>
            """)
        let feed = try write(
            "feed.xml",
            """
            <rss version="2.0"><channel><title>Post</title><item><title>Quay</title><guid>1</guid><description>
            \(Self.sentence)</description></item><item><guid>2</guid></item></channel></rss>
            """)
        let item = try write(
            "item.ninjs.json",
            #"{"uri":"urn:x:1","versioncreated":"2031-09-14T07:20:00Z","headline":"Quay","body_text":"\#(Self.sentence)"}"#
        )
        let body = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n\(Self.sentence)"
        let archive = try write(
            "archive.warc",
            "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n"
                + "WARC-Target-URI: https://post.example/quay\r\nContent-Type: application/http\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)\r\n\r\n")
        return [page, feed, item, archive]
    }

    @Test("takes pages, feeds, wires, archives and a tar of them in one go, and sums them up")
    func mixed() async throws {
        let control = try await Control.running()
        let files = try await files()
        let tar = directory.path + "/mixed.tar"
        let names = files.map { URL(fileURLWithPath: $0).lastPathComponent }
        #expect(try await control.run("/bin/tar", ["-cf", tar, "-C", directory.path] + names).status == 0)
        let outcome = try await control("submit", "--json", files[0], files[1], files[2], files[3])
        #expect(outcome.status == 2, "\(outcome.errors)")
        let objects = try outcome.objects()
        #expect(objects.filter { $0["document"] != nil }.count == 4)
        #expect(objects.compactMap { $0["code"] as? String } == ["invalidArgument"])
        #expect(outcome.errors.contains("4 articles taken in, 1 refused, 1 passed over"))
        for format in ["html", "rss", "ninjs", "text"] { #expect(outcome.errors.contains("  \(format)")) }
        #expect(outcome.errors.contains("1 × a record of type warcinfo"))
        let packed = try await control("submit", "--json", tar)
        #expect(try packed.objects().filter { $0["document"] != nil }.count == 4)
        try await control.pair.catchUp()
        #expect(try await control("verify").status == 0)
    }

    @Test("goes on in an archive from where it was told to")
    func resumption() async throws {
        let control = try await Control.running()
        let archive = try await files()[3]
        let whole = try await control("submit", "--json", archive)
        let source = try #require(try whole.objects().first?["source"] as? String)
        let offset = try #require(source.split(separator: ":").last.map(String.init))
        let rest = try await control("submit", "--json", "--from", offset, archive)
        #expect(rest.output == whole.output)
        #expect(try await control("submit", "--from", "1", archive, archive).status == 64)
    }

    @Test("tells JSON lines on standard input from other things there")
    func standardInput() async throws {
        let control = try await Control.running()
        let page = try await control(
            "submit", "--json", "-", input: "<html><body><p>\(Self.sentence)</p></body></html>")
        #expect(page.status == 0, "\(page.errors)")
        #expect(try page.object()["source"] as? String == "-")
        let lines = try await control(
            "submit", "--json", "-",
            input: "{\"text\":\"\(Self.sentence)\"}\n\n{\"text\":\"Fog. \(Self.sentence)\"}")
        #expect(try lines.objects().map { $0["source"] as? String } == ["-:1", "-:3"])
    }

    @Test("says of an article under embargo that it waits")
    func embargo() async throws {
        let control = try await Control.running()
        let item = try write(
            "later.json", #"{"title":"Quay","text":"\#(Self.sentence)","embargo":"2131-09-14T07:20:00Z"}"#)
        let outcome = try await control("submit", "--json", item)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try outcome.object()["embargo"] as? String == "2131-09-14T07:20:00Z")
        #expect(try await control("submit", item).output.contains("waiting"))
        #expect(try await control("status", "--json").object()["documents"] as? Int == 0)
    }
}
