// Bad articles cost their sender an answer that names what is wrong, and nobody else anything.

internal import Foundation
internal import NewsModel
internal import Testing
internal import WirefoldProtocol
internal import WirefoldService
internal import WirefoldTesting

@testable internal import IngestDaemon

@Suite("Hostile articles")
struct HostileArticleTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func refusal(of article: WireArticle) async throws -> RPCError? {
        try await withDaemon(in: directory) { daemon in
            do {
                _ = try await daemon.ingest.submit(article)
                return nil
            } catch let error as RPCError {
                return error
            }
        }
    }

    @Test("an empty article is refused")
    func empty() async throws {
        var empty = article()
        empty.content = Data()
        let error = try await refusal(of: empty)
        #expect(error?.code == .invalidArgument)
        #expect(error?.field.hasPrefix("article.content") == true)
    }

    @Test("an article over the limit is refused, with field and limit")
    func tooLarge() async throws {
        var large = article()
        large.content = Data(repeating: 0x61, count: (16 << 20) + 1)
        let error = try await refusal(of: large)
        #expect(error?.code == .resourceExhausted)
        #expect(error?.field == "article.content")
        #expect(error?.message.contains("16777216") == true)
    }

    @Test("an article whose offsets would fill a frame of the feed is refused, with field and limit")
    func manyOffsets() async throws {
        try await withDaemon(in: directory, adjust: { $0.connections.frameBytes = (1 << 20) + (128 << 10) }) {
            // Each double space begins a new stretch.
            let spaced = article("Gulls", [String(repeating: "gull  ", count: 10_000)])
            let error = await #expect(throws: RPCError.self) { [daemon = $0] in
                try await daemon.ingest.submit(spaced)
            }
            #expect(error?.code == .resourceExhausted && error?.field == "article.content")
            #expect(error?.message.contains("limits.frameBytes") == true)
            #expect($0.status.status().documents == 0)
        }
    }

    @Test("an unknown status is refused")
    func status() async throws {
        let error = try await refusal(of: article(status: "retracted"))
        #expect(error?.code == .invalidArgument)
        #expect(error?.field == "article.status")
    }

    @Test(
        "odd bytes are taken in or refused, and the daemon goes on",
        arguments: [
            Data([0xff, 0xfe, 0xfd, 0x00, 0x80, 0xc3]), Data(repeating: 0, count: 4_096),
            Data("Only a headline".utf8), Data("\u{FEFF}\n\n".utf8), Data(#"{"title": 7}"#.utf8),
            Data("[".utf8),
            Data(String(repeating: "\"", count: 20_000).utf8), Data(repeating: 0xe2, count: 10_000),
        ])
    func oddBytes(_ content: Data) async throws {
        try await withDaemon(in: directory) { daemon in
            var odd = article()
            odd.content = content
            odd.format = ""
            _ = try? await daemon.ingest.submit(odd)
            let receipt = try await daemon.ingest.submit(article())
            #expect(receipt.revision == 1)
        }
    }
}
