// Eventually: waiting for what another task, or a daemon, does in its own time.

internal import WirefoldProtocol

/// Waits until a condition holds, ten seconds at most.
package func eventually(_ what: String, _ condition: () async throws -> Bool) async throws {
    for _ in 0..<1000 {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(10))
    }
    throw RPCError(.unavailable, "Not within ten seconds: \(what).")
}
