// Tests/Hostile/files: files made to hurt. NAME.refused gives a refusal and no article, NAME.accepted
// an article; Tests/Hostile/fuzz holds what fuzzing found, and has to get any answer at all.

internal import Foundation
internal import NewsIntake
internal import Testing

@Suite("Hostile files")
struct HostileFileTests {
    static let folder = URL(filePath: #filePath).appending(path: "../../Hostile").standardized

    static func names(_ name: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)) ?? [])
            .sorted()
    }

    private static func outcome(of bytes: [UInt8], pieces: Int = .max) throws -> (
        articles: Int, refusals: [IntakeError]
    ) {
        let unpacked = try Unpacked(bytes, pieces: pieces)
        var refusals = unpacked.refusals
        var articles = 0
        for article in unpacked.articles {
            do {
                _ = try ArticleReader().article(from: article.content, format: "", known: ArticleKnowledge())
                articles += 1
            } catch {
                refusals.append(error)
            }
        }
        return (articles, refusals)
    }

    @Test("each is refused, or taken in, as its name says, in pieces of any size", arguments: names("files"))
    func file(name: String) throws {
        let bytes = try [UInt8](Data(contentsOf: Self.folder.appending(path: "files/\(name)")))
        for pieces in [Int.max, 1000, 17] {
            let (articles, refusals) = try Self.outcome(of: bytes, pieces: pieces)
            if name.hasSuffix(".accepted") {
                #expect(articles == 1)
            } else {
                #expect(articles == 0 && !refusals.isEmpty)
            }
            for refusal in refusals {
                #expect(["invalidArgument", "resourceExhausted"].contains(refusal.code))
                #expect(!refusal.message.isEmpty && refusal.message.utf8.count < 400)
            }
        }
    }

    @Test("what fuzzing found gets an answer", arguments: names("fuzz"))
    func find(name: String) throws {
        let bytes = try [UInt8](Data(contentsOf: Self.folder.appending(path: "fuzz/\(name)")))
        _ = try Unpacked(bytes)
        let reader = DocumentReader(limits: IntakeLimits())
        for kind in ContentKind.allCases {
            _ = try? reader.items(from: bytes, kind: kind, known: ArticleKnowledge())
        }
    }

    @Test("are there")
    func present() { #expect(Self.names("files").count >= 40) }
}
