// Bad input: Tests/Hostile/text and html hold articles that broke something or could. NAME.accepted has to
// become a document, NAME.refused an error that names field and reason. No file is ever deleted.

internal import Foundation
internal import NewsIntake
internal import NewsModel
internal import NewsText
internal import Testing

@Suite("Hostile articles")
struct HostileTextTests {
    static let folder = URL(filePath: #filePath).appending(path: "../../Hostile").standardized

    static let names: [String] = ["text", "html"].flatMap { kind in
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: kind).path)) ?? [])
            .sorted().map { "\(kind)/\($0)" }
    }

    @Test("are there")
    func present() { #expect(Self.names.count >= 80) }

    @Test("get the answer that their name says", arguments: names)
    func answer(name: String) throws {
        let content = try [UInt8](Data(contentsOf: Self.folder.appending(path: name)))
        switch outcome(of: content, format: "") {
        case .success(let document):
            #expect(name.hasSuffix(".accepted"))
            #expect(!document.title.isEmpty)
        case .failure(let refusal):
            #expect(name.hasSuffix(".refused"), "\(refusal)")
            #expect(!refusal.field.isEmpty && !refusal.message.isEmpty)
            #expect(refusal.message.utf8.count < 400)
        }
        // Under any other name they get an answer as well.
        for format in ["text", "json", "ninjs", "html"] { _ = outcome(of: content, format: format) }
    }

    @Test(
        "cut short anywhere, golden articles get an answer",
        arguments: ["ninjs-1-xhtml", "digitalwires", "invisible", "page-clutter"])
    func cutShort(name: String) throws {
        let content = try [UInt8](Data(contentsOf: GoldenTests.folder.appending(path: name + ".in")))
        for end in 0..<content.count { _ = outcome(of: Array(content[..<end]), format: "") }
    }

    @Test("with bytes changed at random, golden articles get an answer", arguments: GoldenTests.names)
    func mutated(name: String) throws {
        let content = try [UInt8](Data(contentsOf: GoldenTests.folder.appending(path: name + ".in")))
        var random = SeededGenerator(state: UInt64(name.utf8.count) * 977)
        for _ in 0..<40 {
            var bytes = content
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.insert(contentsOf: bytes[index...].prefix(9), at: index)
                default: bytes.removeSubrange(index..<min(bytes.count, index + 5))
                }
                if bytes.isEmpty { bytes = [0x20] }
            }
            _ = outcome(of: bytes, format: "")
        }
    }

    private func outcome(of content: [UInt8], format: String) -> Result<Document, IntakeError> {
        do {
            let article = try ArticleReader().article(
                from: content, format: format, known: ArticleKnowledge())
            let document = try Normalizer().document(from: article)
            expectWellFormed(
                document, of: article, isSpoilt: String(validating: content, as: UTF8.self) == nil)
            return .success(document)
        } catch let error as IntakeError {
            return .failure(error)
        } catch let error as NormalizationError {
            return .failure(IntakeError(code: error.code, message: error.message, field: error.field))
        } catch {
            Issue.record(error)
            return .failure(IntakeError(code: "internal", message: "\(error)", field: "content"))
        }
    }
}

/// Numbers that are the same on every run (splitmix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
