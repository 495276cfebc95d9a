// What every file of ours keeps to.

internal import Foundation
internal import Testing

@Suite struct SourceFileTests {
    static let sources = SourceTree.swiftFiles(below: "Sources")

    @Test("every import has an access level")
    func accessLevels() throws {
        // A manifest knows no access levels.
        let tests = SourceTree.swiftFiles(below: "Tests").filter { !$0.hasSuffix("/Package.swift") }
        for line in try (Self.sources + tests).flatMap(SourceTree.imports) where line.access == nil {
            Issue.record("\(line.file):\(line.line): import \(line.module) has no access level")
        }
    }

    @Test("every file opens with a comment on its role")
    func opening() throws {
        for file in Self.sources where try SourceTree.lines(of: file).first?.hasPrefix("//") != true {
            Issue.record("\(file) doesn't open with its role")
        }
    }

    @Test("a daemon's main has at most 30 lines", arguments: ["wirefold-ingestd", "wirefold-queryd"])
    func mains(target: String) throws {
        let files = SourceTree.swiftFiles(below: "Sources/\(target)")
        let lines = try files.map { try SourceTree.lines(of: $0).filter { !$0.isEmpty }.count }.reduce(0, +)
        #expect(!files.isEmpty && lines <= 30, "\(lines) lines")
    }

    @Test("no file is longer than 400 lines")
    func length() throws {
        for file in Self.sources {
            let count = try SourceTree.lines(of: file).count
            if count > 400 { Issue.record("\(file) has \(count) lines") }
        }
    }

    @Test("nothing that crashes on input, hides a race or waits to be done")
    func forbiddenWords() throws {
        let forbidden = ["try!", " as! ", "fatalError(", "nonisolated(unsafe)", "TODO", "FIXME"]
        for file in Self.sources {
            for (index, line) in try SourceTree.lines(of: file).enumerated() {
                for word in forbidden where line.contains(word) {
                    Issue.record("\(file):\(index + 1): \(word)")
                }
            }
        }
    }

    @Test("the domain is pure: nothing that reads files, clocks or the environment")
    func purity() throws {
        let impure = [
            "FileManager", "FileHandle", "ProcessInfo", "Date()", "Date.now", "Clock.now", "DispatchQueue",
            "fopen(",
            "getenv(", "clock_gettime(", "Glibc.open(", "Glibc.read(", "Glibc.write(", "socket(",
        ]
        for file in Self.sources where file.hasPrefix("Sources/News") {
            for (index, line) in try SourceTree.lines(of: file).enumerated() {
                for word in impure where line.contains(word) { Issue.record("\(file):\(index + 1): \(word)") }
            }
        }
    }

    @Test("the top of the repository holds what it should and nothing else")
    func topLevel() throws {
        let allowed: Set = [
            "Package.swift", "Package.resolved", "README.md", "LICENSE", ".ci", ".swift-format", ".gitignore",
            ".git",
            ".build", ".swiftpm", "Sources", "Tests", "deploy", "config",
        ]
        let present = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.path)
        #expect(Set(present).subtracting(allowed).isEmpty, "\(Set(present).subtracting(allowed).sorted())")
    }
}
