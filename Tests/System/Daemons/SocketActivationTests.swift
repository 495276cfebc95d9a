// Sockets that systemd opens: the daemon answers on what it is handed, by name.

internal import Foundation
internal import Testing
internal import WirefoldClient
internal import WirefoldTesting

@Suite struct SocketActivationTests {
    static let program = "/usr/bin/systemd-socket-activate"
    static var isPresent: Bool { FileManager.default.isExecutableFile(atPath: program) }

    @Test(
        "queryd answers on the socket that it is handed",
        .enabled(if: isPresent, "systemd-socket-activate isn't installed"))
    func activation() async throws {
        let daemon = try DaemonProcess(
            "wirefold-queryd", ["--state-directory", "DIR/state", "--runtime-directory", "DIR/run"],
            wrapper: [Self.program, "--listen=DIR/handed.sock", "--fdname=query"])
        try daemon.start()
        let socket = daemon.directory.path + "/handed.sock"
        // The first connection starts the daemon; it waits in the queue until the daemon accepts it.
        try await until("the socket listens") { FileManager.default.fileExists(atPath: socket) }
        try await until("queryd answers") {
            guard let client = try? await QueryClient.connect(socket: socket) else { return false }
            defer { Task { await client.close() } }  // Nothing waits for the end of it.
            return try await client.status().version.isEmpty == false
        }
        #expect(!FileManager.default.fileExists(atPath: daemon.directory.path + "/run/query.sock"))
        daemon.signal(SIGTERM)
        #expect(try await daemon.end() == 0)
        #expect(FileManager.default.fileExists(atPath: socket), "a socket of systemd's isn't ours to remove")
    }
}
