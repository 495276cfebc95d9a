// TemporaryDirectory: a directory of a test's own, removed with the value that holds it.

internal import Foundation

/// A private directory with a path short enough for Unix sockets (108 bytes), removed with this object.
public final class TemporaryDirectory: Sendable {
    public let path: String

    public init() throws {
        path = "/tmp/wirefold-\(UUID().uuidString.prefix(8).lowercased())"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
