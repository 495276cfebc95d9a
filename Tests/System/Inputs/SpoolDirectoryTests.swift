// The places of a spool: what is taken, and in which order.

internal import Foundation
internal import Testing
internal import WirefoldTesting

@testable internal import wirefoldctl

@Suite("A spool's directory")
struct SpoolDirectoryTests {
    @Test("is worked off in the order of names, over batches too, whatever order the files came in")
    func order() throws {
        let temporary = try TemporaryDirectory()
        for place in SpoolDirectory.Place.allCases {
            try FileManager.default.createDirectory(
                atPath: "\(temporary.path)/\(place.rawValue)", withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        }
        defer { withExtendedLifetime(temporary) {} }
        let spool = try SpoolDirectory(temporary.path)
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
