// What systemd and shells rely on: exit codes, silence on stdout, readiness, reload, sockets by name.

internal import Foundation
internal import Testing
internal import WirefoldClient
internal import WirefoldTesting

@Suite struct DaemonProcessTests {
    static let daemons = ["wirefold-ingestd", "wirefold-queryd"]

    @Test("runs in the foreground, silent on stdout, and SIGTERM ends it with 0", arguments: daemons)
    func foreground(name: String) async throws {
        let daemon = try DaemonProcess(
            name, ["--state-directory", "DIR/state", "--runtime-directory", "DIR/run"])
        try daemon.start()
        try await daemon.says("ready")
        daemon.signal(SIGTERM)
        #expect(try await daemon.end() == 0)
        #expect(daemon.output.isEmpty)
        #expect(daemon.errors.contains("draining"))
    }

    @Test("SIGINT ends it with 0 as well", arguments: daemons)
    func interrupt(name: String) async throws {
        let daemon = try DaemonProcess(name)
        try daemon.start()
        try await daemon.says("ready")
        daemon.signal(SIGINT)
        #expect(try await daemon.end() == 0)
    }

    @Test("bad usage is 64", arguments: daemons)
    func usage(name: String) async throws {
        let daemon = try DaemonProcess(name, ["--nonsense"])
        try daemon.start()
        #expect(try await daemon.end() == 64)
        #expect(daemon.output.isEmpty)
    }

    @Test("bad settings are 78, with file, line and key", arguments: daemons)
    func badSettings(name: String) async throws {
        let daemon = try DaemonProcess(name, ["--config", "DIR/bad.yaml"])
        try daemon.write("bad.yaml", "logLevel: info\nlimits:\n  conections: 5\n")
        try daemon.start()
        #expect(try await daemon.end() == 78)
        #expect(
            daemon.errors.hasSuffix(
                """
                /bad.yaml:3: limits.conections: is no setting of \(name); did you mean limits.connections?

                """), "\(daemon.errors)")
    }

    @Test("--check-config says ok, and starts nothing", arguments: daemons)
    func checkConfig(name: String) async throws {
        let file = Paths.package + "/config/" + name.replacing("wirefold-", with: "") + ".yaml"
        let daemon = try DaemonProcess(name, ["--check-config", "--config", file])
        try daemon.start()
        #expect(try await daemon.end() == 0)
        #expect(daemon.output == "ok\n")
    }

    @Test("a start that reads a ledger again says how far it is and asks for time, before it is ready")
    func longStart() async throws {
        let pair = try DaemonPair()
        try await pair.start(.ingest)
        let ingest = try await IngestClient.connect(socket: pair.ingestSocket)
        let article = try #require(Array(ArticleGenerator(seed: 3, words: 80).prefix(1)).first)
        _ = try await ingest.submit(Submission(format: "json", content: Array(article.json.utf8)))
        await ingest.close()
        try await pair.stop(.ingest)
        let receiver = try Supervisor()
        let daemon = try DaemonProcess(
            "wirefold-ingestd",
            ["--state-directory", pair.stateDirectory, "--runtime-directory", pair.runtimeDirectory],
            environment: ["NOTIFY_SOCKET": receiver.address])
        try daemon.start()
        try await receiver.expect("EXTEND_TIMEOUT_USEC=30000000")
        try await receiver.expect("READY=1")
    }

    @Test("says ready, reloading and stopping to its supervisor", arguments: daemons)
    func supervised(name: String) async throws {
        let receiver = try Supervisor()
        let daemon = try DaemonProcess(
            name, ["--config", "DIR/sample.yaml"],
            environment: ["NOTIFY_SOCKET": receiver.address, "WATCHDOG_USEC": "600000"])
        try daemon.write("sample.yaml", "logLevel: info\n")
        try daemon.start()
        try await receiver.expect("READY=1")
        try await receiver.expect("WATCHDOG=1")
        try daemon.write("sample.yaml", "logLevel: debug\n")
        daemon.signal(SIGHUP)
        try await receiver.expect("RELOADING=1")
        try await receiver.expect("READY=1")
        daemon.signal(SIGTERM)
        try await receiver.expect("STOPPING=1")
        #expect(try await daemon.end() == 0)
    }

    @Test("a reload says what changed, and a bad file changes nothing")
    func reload() async throws {
        let daemon = try DaemonProcess("wirefold-ingestd", ["--config", "DIR/sample.yaml"])
        try daemon.write("sample.yaml", "heartbeatSeconds: 60\n")
        try daemon.start()
        try await daemon.says("ready")
        try daemon.write("sample.yaml", "heartbeatSeconds: 30\ncommit:\n  articles: 7\n")
        daemon.signal(SIGHUP)
        try await daemon.says(
            "in effect: heartbeatSeconds from 60 to 30; after a restart: commit.articles from 256 to 7")
        try daemon.write("sample.yaml", "heartbeatSeconds: often\n")
        daemon.signal(SIGHUP)
        try await daemon.says("settings kept as they were")
        daemon.signal(SIGTERM)
        #expect(try await daemon.end() == 0)
    }

    @Test("a failed start says so and exits with 1")
    func secondDaemon() async throws {
        let first = try DaemonProcess("wirefold-ingestd")
        try first.start()
        try await first.says("ready")
        let second = try DaemonProcess("wirefold-ingestd", environment: ["HOME": first.directory.path])
        try second.start()
        #expect(try await second.end() == 1)
        #expect(second.errors.contains("critical"))
    }
}
