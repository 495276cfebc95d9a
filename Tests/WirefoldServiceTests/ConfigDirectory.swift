// A directory for a test's settings files, gone with this object.

internal import Foundation
internal import WirefoldTesting

final class ConfigDirectory {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    var path: String { directory.path }

    /// Writes a file and gives its path.
    func file(_ name: String, _ text: String) throws -> String {
        let path = directory.path + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }
}
