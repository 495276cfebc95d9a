internal import Foundation
internal import Testing
internal import WirefoldClient
internal import WirefoldTesting

@Suite("The runtime directory")
struct RuntimeDirectoryTests {
    @Test("is where it is said first: option, environment, systemd, XDG, state directory")
    func precedence() {
        func path(_ given: String? = nil, _ environment: [String: String]) -> String {
            RuntimeDirectory(given: given, environment: environment).path
        }
        let all = [
            "WIREFOLD_RUNTIME_DIRECTORY": "/w", "RUNTIME_DIRECTORY": "/tmp:/other", "XDG_RUNTIME_DIR": "/tmp",
            "HOME": "/home/x",
        ]
        #expect(path("/given", all) == "/given")
        #expect(path(nil, all) == "/w")
        #expect(path(nil, all.filter { $0.key != "WIREFOLD_RUNTIME_DIRECTORY" }) == "/tmp")
    }

    @Test("is the daemons' own by default", arguments: [true, false])
    func agreement(hasRuntimeDirectory: Bool) async throws {
        let control = try Control()
        let home = control.pair.directory
        var environment = [
            "HOME": home, "XDG_STATE_HOME": "",
            "XDG_RUNTIME_DIR": hasRuntimeDirectory ? home : "/nonexistent",
            "RUNTIME_DIRECTORY": "", "STATE_DIRECTORY": "", "WIREFOLD_RUNTIME_DIRECTORY": "",
            "WIREFOLD_STATE_DIRECTORY": "",
        ]
        let program = control.pair.binaries
        let daemon = Process()
        daemon.executableURL = URL(fileURLWithPath: program + "/wirefold-ingestd")
        daemon.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        daemon.standardError = FileHandle.nullDevice
        try daemon.run()
        defer { daemon.terminate() }
        environment["HOME"] = home
        let variables = environment
        try await until("wirefoldctl finds the daemon") {
            let outcome = try await control.run(
                program + "/wirefoldctl", ["status", "--json"], environment: variables)
            return try outcome.objects().first?["ingest"] != nil
        }
    }
}
