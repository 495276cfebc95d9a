// Processes: the running processes of a pair, by role.

public import Foundation
internal import Synchronization

final class Processes: Sendable {
    // Process is a class without Sendable; the mutex is the one way to it.
    private let running = Mutex<[DaemonPair.Role: Running]>([:])

    subscript(role: DaemonPair.Role) -> Running? { running.withLock { $0[role] } }

    func put(_ process: Process, for role: DaemonPair.Role) {
        let entry = Running(process)
        running.withLock { $0[role] = entry }
    }

    func take(_ role: DaemonPair.Role) -> Running? { running.withLock { $0.removeValue(forKey: role) } }

    func killAll() {
        for role in DaemonPair.Role.allCases { take(role)?.kill() }
    }
}

/// One process, to be signalled and waited for.
// Unchecked: Foundation's Process locks inside and is only signalled and waited for here.
struct Running: @unchecked Sendable {
    private let process: Process

    init(_ process: Process) { self.process = process }

    var processIdentifier: Int32 { process.processIdentifier }

    /// Sends a signal and waits for the end: the exit status.
    @discardableResult
    func end(with signal: Int32) async throws -> Int32 {
        Foundation.kill(process.processIdentifier, signal)
        return try await process.end()
    }

    /// Kills it, where nothing can be awaited: it is gone in a moment. To wait with `waitUntilExit` can stop
    /// all tests: Foundation waits for all processes on one thread, one after the other, and thinks that one
    /// which closed what it inherited, as systemd-socket-activate does, is about to end. If the tests' few
    /// threads wait for that one in turn, nobody is left to end it.
    func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }
}

extension Process {
    /// Waits for the end: the exit status. `waitUntilExit` would keep its thread, of which tests and
    /// what they test share as few as there are cores.
    public func end() async throws -> Int32 {
        try await until("process \(processIdentifier) ends") { !isRunning }
        return terminationStatus
    }
}
