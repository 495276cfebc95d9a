// One daemon as a real process, with an environment and files of the test's own.

internal import Foundation
internal import WirefoldTesting

final class DaemonProcess {
    let directory: TemporaryDirectory
    let name: String
    private let process = Process()

    /// - Parameters:
    ///   - name: "wirefold-ingestd" or "wirefold-queryd".
    ///   - wrapper: a program and its arguments that the daemon's command line is appended to.
    init(
        _ name: String, _ arguments: [String] = [], wrapper: [String] = [],
        environment: [String: String] = [:]
    ) throws {
        directory = try TemporaryDirectory()
        self.name = name
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let daemon = URL(fileURLWithPath: program).deletingLastPathComponent().appendingPathComponent(name)
            .path
        let path = directory.path
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = (wrapper + [daemon] + arguments).map { $0.replacing("DIR", with: path) }
        var inherited = ProcessInfo.processInfo.environment
        for key in ["NOTIFY_SOCKET", "WATCHDOG_USEC", "XDG_RUNTIME_DIR", "WIREFOLD_STRICT"] {
            inherited[key] = nil
        }
        inherited["HOME"] = path
        process.environment = inherited.merging(environment.mapValues { $0.replacing("DIR", with: path) }) {
            $1
        }
        for file in ["out", "err"] {
            _ = FileManager.default.createFile(atPath: "\(path)/\(file)", contents: nil)
        }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: path + "/out")
        process.standardError = FileHandle(forWritingAtPath: path + "/err")
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: directory.path + "/" + name))
    }

    func start() throws { try process.run() }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// The exit status, once the process ended.
    func end() async throws -> Int32 { try await process.end() }

    var output: String { (try? String(contentsOfFile: directory.path + "/out", encoding: .utf8)) ?? "" }
    var errors: String { (try? String(contentsOfFile: directory.path + "/err", encoding: .utf8)) ?? "" }

    /// Waits until stderr holds a text.
    func says(_ text: String) async throws {
        try await until("\(name) says \(text)") {
            guard process.isRunning || errors.contains(text) else {
                throw DaemonPairFault("\(name) ended, and said: \(errors)")
            }
            return errors.contains(text)
        }
    }
}
