// ServiceBox: a real systemd in namespaces of its own (the script `box` beside this file), with the
// package installed as an administrator would install it.

internal import Foundation
internal import Synchronization
internal import Testing
internal import WirefoldTesting

final class ServiceBox: Sendable {
    private let directory: TemporaryDirectory
    private let script: String
    /// When the test began, as journalctl takes it.
    private let since = Mutex("")

    /// The package to test; Tests/run builds it and says where it is.
    static let package = ProcessInfo.processInfo.environment["WIREFOLD_PACKAGE"] ?? ""

    /// Why this machine can't do it, or nil. The text is the skipped test's reason.
    static let obstacle: String? = {
        guard !package.isEmpty else { return "no package to test: Tests/run builds one" }
        let check = Process()
        let output = Pipe()
        check.executableURL = URL(fileURLWithPath: box)
        check.arguments = ["check"]
        check.standardError = output
        guard (try? check.run()) != nil else { return "\(box) can't be run" }
        check.waitUntilExit()
        guard check.terminationStatus != 0 else { return nil }
        return String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    }()

    private static let box = Paths.package + "/Tests/System/Service/box"

    /// Boots a box with nothing installed. Ends with this object.
    init() async throws {
        directory = try TemporaryDirectory()
        script = Self.box
        try must(try await box("up"), "box up")
    }

    deinit { Self.down(environment) }

    /// The box that tests share, with the package installed. It ends with the process.
    private static let shared = Task {
        let box = try await ServiceBox()
        downAtExit.withLock { $0 = box.environment }
        atexit { ServiceBox.downAtExit.withLock { $0 }.map(ServiceBox.down) }
        try await box.install(package)
        try await box.get("cp -a /etc/wirefold /root/settings")
        return box
    }
    private static let downAtExit = Mutex<[String: String]?>(nil)

    private static func down(_ environment: [String: String]) {
        let down = Process()
        down.executableURL = URL(fileURLWithPath: box)
        down.arguments = ["down"]
        down.environment = environment
        down.standardOutput = FileHandle.nullDevice
        guard (try? down.run()) != nil else { return }
        down.waitUntilExit()
    }

    /// The shared box as after a first start: no data, the package's settings, both daemons up.
    static func fresh() async throws -> ServiceBox {
        let box = try await shared.value
        try await box.get(
            """
            systemctl stop wirefold.target 'wirefold-*'
            umount /var/lib/wirefold-ingestd 2>/dev/null
            rm -rf /run/systemd/system/wirefold-* /var/lib/wirefold-*/* /var/spool/wirefold/*/* \
                /var/spool/wirefold/incoming/.[!.]* /tmp/*
            cp -a /root/settings/. /etc/wirefold/
            systemctl daemon-reload && systemctl start wirefold.target
            """)
        let now = try await box.get("date +%s.%N")
        box.since.withLock { $0 = now }
        try await box.get("systemctl restart wirefold-ingestd wirefold-queryd")
        return box
    }

    private var environment: [String: String] {
        var environment = ProcessInfo.processInfo.environment
        environment["BOX"] = directory.path + "/box"
        environment["BOX_TMPFS"] = "4g"
        environment["BOX_BIND"] =
            ([Paths.package, (Self.package as NSString).deletingLastPathComponent]
            + (Paths.haveSeeds ? [Paths.seeds] : [])).map { $0 + ":" + Self.inside($0) }.joined(
                separator: " ")
        return environment
    }

    /// Where something of this machine is in the box.
    static func inside(_ path: String) -> String {
        if path == Paths.seeds { return "/box/seeds" }
        return path.replacing(Paths.package, with: "/box/repository")
            .replacing((package as NSString).deletingLastPathComponent, with: "/box/package")
    }

    private func box(_ arguments: String..., input: String = "") async throws -> Outcome {
        try await Command(script, arguments, environment: environment).run(in: directory.path, input: input)
    }

    /// Runs a shell command in the box, as root or as a user.
    func callAsFunction(_ command: String, as user: String? = nil, input: String = "") async throws -> Outcome
    {
        if let user {
            return try await box("exec", "runuser", "-u", user, "--", "sh", "-c", command, input: input)
        }
        return try await box("exec", "sh", "-c", command, input: input)
    }

    /// The output of a command that has to succeed, without the last line end.
    @discardableResult
    func get(_ command: String, as user: String? = nil, input: String = "") async throws -> String {
        try must(try await self(command, as: user, input: input), command).output
            .trimmingCharacters(in: .newlines)
    }

    @discardableResult
    private func must(_ outcome: Outcome, _ command: String = "") throws -> Outcome {
        guard outcome.status == 0 else {
            throw DaemonPairFault("\(command) gave \(outcome.status): \(outcome.output)\(outcome.errors)")
        }
        return outcome
    }

    func install(_ package: String) async throws {
        try await get("dpkg -i \(Self.inside(package))")
        try await get(
            """
            for name in submit read admin; do useradd -G wirefold-$name $name 2>/dev/null || true; done
            useradd stranger 2>/dev/null || true
            """)
    }

    // MARK: What tests ask of units

    func property(_ name: String, of unit: String) async throws -> String {
        try await get("systemctl show -P \(name) \(unit)")
    }

    func isActive(_ unit: String) async throws -> Bool {
        try await self("systemctl is-active --quiet \(unit)").status == 0
    }

    /// Does something that makes systemd start a unit anew by itself, and waits until that is ready.
    func restarts(_ unit: String, after action: () async throws -> Void) async throws {
        let before = try await property("NRestarts", of: unit)
        try await action()
        try await wait(
            """
            [ "$(systemctl show -P NRestarts \(unit))" -gt \(before) ] && systemctl is-active --quiet \(unit)
            """)
    }

    /// Waits a minute at most until a shell's condition holds. One process waits, however long it takes.
    func wait(_ condition: String) async throws {
        try await get("for i in $(seq 600); do if \(condition); then exit 0; fi; sleep 0.1; done; exit 1")
    }

    /// Messages of a unit since the test began that hold a text, as the journal has them.
    func journal(_ unit: String, _ text: String = "", _ matches: String = "") async throws -> [[String: Any]]
    {
        try await self(
            "journalctl --sync; journalctl --since @\(since.withLock { $0 }) -u \(unit) -o json --all --no-pager \(matches)"
        )
        .objects()
        .filter { text.isEmpty || ($0["MESSAGE"] as? String)?.contains(text) == true }
    }

    /// Changes a service until `body` ends.
    func with(_ settings: String, of unit: String, _ body: () async throws -> Void) async throws {
        let place = "/run/systemd/system/\(unit).service.d"
        try await get(
            "mkdir -p \(place) && cat >\(place)/test.conf && systemctl daemon-reload && systemctl restart \(unit)",
            input: settings)
        let result = await Result { () async throws in try await body() }
        try await get("rm -r \(place) && systemctl daemon-reload && systemctl restart \(unit)")
        try result.get()
    }

    /// Waits until the catalogue holds all that the ledger does, and gives `wirefoldctl verify`'s findings.
    func verified() async throws -> [String: Any] {
        try await self("wirefoldctl verify --json").object()
    }
}

extension Result where Failure == any Error {
    init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips where no systemd can be booted, with the reason.
    static var inServiceBox: Self {
        .enabled(if: ServiceBox.obstacle == nil, "\(ServiceBox.obstacle ?? "")")
    }
}

/// Invented articles, apart by their number.
enum SpoolArticles {
    static func line(_ number: Int) -> String {
        let words = (0..<60).map {
            "\(["harbour", "council", "ferry", "repair", "winter"][$0 % 5])\((number * 61 + $0) % 997)"
        }
        return """
            {"title": "Notice \(number) of the harbour office", "outlet": "Kelvane Courier", "guid": "notice-\(number)", \
            "text": "The harbour office said on Monday that \(words.joined(separator: " "))."}
            """
    }

    static func lines(_ numbers: Range<Int>) -> String { numbers.map(line).joined(separator: "\n") + "\n" }
}
