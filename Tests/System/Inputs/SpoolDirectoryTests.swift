// The places of a spool: what is taken, and in which order.

internal import Foundation
internal import Testing
internal import WirefoldTesting

@testable internal import wirefoldctl

@Suite("A spool's directory")
struct SpoolDirectoryTests {
    private let temporary: TemporaryDirectory
    private let spool: SpoolDirectory

    init() throws {
        temporary = try TemporaryDirectory()
        for place in SpoolDirectory.Place.allCases {
            try FileManager.default.createDirectory(
                atPath: "\(temporary.path)/\(place.rawValue)", withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        }
        spool = try SpoolDirectory(temporary.path)
    }

    @Test("a file waits for one of its name that was taken before a crash: it is the later one")
    func sameName() throws {
        for (place, text) in [(SpoolDirectory.Place.taken, "old"), (.incoming, "new")] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: spool.path(place) + "/a.json"))
        }
        for text in ["old", "new"] {
            #expect(try spool.take(upTo: 7) == ["a.json"])
            #expect(try String(contentsOfFile: spool.path(ofTaken: "a.json"), encoding: .utf8) == text)
            try spool.finish("a.json")
        }
    }

    @Test("is worked off in the order of names, over batches too, whatever order the files came in")
    func order() throws {
        // Half of them were taken before a crash.
        let names = (0..<60).map { "article-\(100 + $0).json" }
        for (number, name) in names.shuffled().enumerated() {
            let place = spool.path(number % 2 == 0 ? .incoming : .taken)
            #expect(FileManager.default.createFile(atPath: "\(place)/\(name)", contents: Data()))
        }
        var finished: [String] = []
        while case let batch = try spool.take(upTo: 7), !batch.isEmpty {
            #expect(batch.count <= 7)
            for name in batch { try spool.finish(name) }
            finished += batch
        }
        #expect(finished == names)
    }
}
