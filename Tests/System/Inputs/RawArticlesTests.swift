internal import Foundation
internal import Testing
internal import WirefoldTesting

@testable internal import wirefoldctl

@Suite("Articles from files")
struct RawArticlesTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func write(_ name: String, _ content: String) throws {
        let url = URL(fileURLWithPath: directory.path + "/" + name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(content.utf8).write(to: url)
    }

    private func sources(_ paths: [String]) async -> [String] {
        var sources: [String] = []
        for await element in RawArticles(paths: paths, isOneOnInput: false, limit: 1 << 20) {
            switch element {
            case .article(let article, _): sources.append(article.source)
            case .unreadable(let source, _): sources.append("unreadable \(source)")
            }
        }
        return sources.map { $0.replacing(directory.path, with: "") }
    }

    @Test("come in the order of their names, directories with all that is in them, nothing hidden")
    func order() async throws {
        for name in ["b.txt", "a/2.txt", "a/10.txt", "a/B.txt", ".hidden", "c/.git/x", "c/d/e.json"] {
            try write(name, "text")
        }
        #expect(
            await sources([directory.path]) == ["/a/10.txt", "/a/2.txt", "/a/B.txt", "/b.txt", "/c/d/e.json"])
        #expect(await sources([directory.path + "/b.txt", directory.path + "/a/"]).first == "/b.txt")
    }

    @Test("come line by line from JSON lines, blank ones left out, the last one without an end too")
    func lines() async throws {
        try write("many.jsonl", "{\"text\":\"one\"}\n\n  \r\n{\"text\":\"two\"}\n{\"text\":\"three\"}")
        #expect(
            await sources([directory.path + "/many.jsonl"]) == [
                "/many.jsonl:1", "/many.jsonl:4", "/many.jsonl:5",
            ])
    }

    @Test("come whole from lines that are longer than a read")
    func longLines() async throws {
        let long = String(repeating: "x", count: 700_001)
        try write("long.jsonl", "\(long)\nshort\n\(long)")
        var sizes: [Int] = []
        for await case .article(let article, _) in RawArticles(
            paths: [directory.path + "/long.jsonl"], isOneOnInput: false, limit: 1 << 20)
        {
            sizes.append(article.content.count)
        }
        #expect(sizes == [700_001, 5, 700_001])
    }

    @Test("that are longer than the daemon takes are named, files and lines, and the others go on")
    func tooLong() async throws {
        let long = String(repeating: "x", count: (1 << 20) + 1)
        try write("a.txt", long)
        try write("b.txt", "text")
        try write("many.jsonl", "\(long)\nshort\n\(long)")
        #expect(
            await sources([directory.path]) == [
                "unreadable /a.txt", "/b.txt", "unreadable /many.jsonl:1", "/many.jsonl:2",
                "unreadable /many.jsonl:3",
            ])
    }

    @Test("that are missing or can't be read are named, and the others go on")
    func unreadable() async throws {
        try write("b.txt", "text")
        let loop = directory.path + "/loop"
        try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: directory.path)
        try FileManager.default.createSymbolicLink(
            atPath: directory.path + "/gone", withDestinationPath: "/nonexistent/file")
        #expect(
            await sources([directory.path + "/a.txt", directory.path])
                == ["unreadable /a.txt", "/b.txt", "unreadable /gone"])
    }
}
