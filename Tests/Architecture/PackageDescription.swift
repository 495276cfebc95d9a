// The package as it describes itself, by `swift package dump-package`.

internal import Foundation
internal import WirefoldTesting

struct PackageDescription: Decodable {
    struct Target: Decodable {
        let name: String
        let type: String
        let path: String?
        let dependencies: [Dependency]

        /// Names of the targets and products that it depends on.
        var dependencyNames: Set<String> { Set(dependencies.map(\.name)) }
    }

    /// A dependency of any kind; only its name matters here.
    struct Dependency: Decodable {
        let name: String

        private enum Key: String, CodingKey {
            case byName, product, target
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            let key = container.allKeys.first ?? .byName
            var list = try container.nestedUnkeyedContainer(forKey: key)
            name = try list.decode(String.self)
        }
    }

    let targets: [Target]

    func target(_ name: String) -> Target? { targets.first { $0.name == name } }

    /// Asks the package manager, on a build directory of its own: the tests' own run holds the lock
    /// of the usual one.
    static func load() async throws -> PackageDescription {
        let directory = try TemporaryDirectory()
        defer { withExtendedLifetime(directory) {} }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", SourceTree.root.path, "--scratch-path",
            directory.path + "/build",
            "dump-package",
        ]
        // A file, which takes it all: nobody has to empty a pipe.
        let output = directory.path + "/package.json"
        _ = FileManager.default.createFile(atPath: output, contents: nil)
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        _ = try await process.end()
        return try JSONDecoder().decode(
            PackageDescription.self, from: Data(contentsOf: URL(fileURLWithPath: output)))
    }
}
