// A service's life under systemd: ready, status, sockets kept, reload, drain.

internal import Foundation
internal import Testing
internal import WirefoldTesting

extension ServiceTests {
    @Suite struct LifeTests {
        static let daemons = ["wirefold-ingestd", "wirefold-queryd"]

        @Test("is ready when `systemctl start` returns, and its status line says how it is")
        func ready() async throws {
            let box = try await ServiceBox.fresh()
            try await box.get("systemctl stop wirefold.target && systemctl start wirefold.target")
            for daemon in Self.daemons {
                try await until("\(daemon) is active") { try await box.isActive(daemon) }
                #expect(try await box.property("Type", of: daemon) == "notify")
                #expect(try await box.property("WatchdogUSec", of: daemon) == "30s")
                #expect(try await box.property("StatusText", of: daemon).contains("at change 0"))
            }
            #expect(try await box("wirefoldctl status").status == 0)
            for daemon in Self.daemons {
                try await box.get("systemctl stop \(daemon).service")
                #expect(try await box.property("Result", of: daemon) == "success")
                #expect(try await !box.journal(daemon, "stopped").isEmpty)
            }
            // The sockets stayed: the next client starts what it needs.
            #expect(try await box("wirefoldctl status").status == 0)
        }

        @Test("a reload says what changed, and one with bad settings fails and changes nothing")
        func reload() async throws {
            let box = try await ServiceBox.fresh()
            let file = "/etc/wirefold/ingestd.yaml"
            try await box.get("echo 'heartbeatSeconds: 7' >>\(file) && systemctl reload wirefold-ingestd")
            try await until("the change is said") {
                try await !box.journal("wirefold-ingestd", "in effect: heartbeatSeconds from 60 to 7").isEmpty
            }
            let process = try await box.property("MainPID", of: "wirefold-ingestd")
            try await box.get("echo 'limits: {conections: 5}' >>\(file)")
            #expect(try await box("systemctl reload wirefold-ingestd").status != 0)
            let refusals = try await box.journal("wirefold-ingestd", "limits.conections")
            #expect(
                (refusals.last?["MESSAGE"] as? String)?.contains("did you mean limits.connections?") == true)
            // A signal that doesn't come from systemctl reaches the daemon itself.
            try await box.get("kill -HUP \(process)")
            try await until("the daemon refuses") {
                try await !box.journal("wirefold-ingestd", "settings kept as they were").isEmpty
            }
            #expect(try await box.property("MainPID", of: "wirefold-ingestd") == process)
            #expect(try await box("wirefoldctl status").status == 0)
        }

        @Test("bad settings at a start are named, clients wait, and it starts by itself once they are right")
        func startsLater() async throws {
            let box = try await ServiceBox.fresh()
            let file = "/etc/wirefold/queryd.yaml"
            try await box.get("cp \(file) /tmp/good && echo 'nonsense: 1' >>\(file)")
            #expect(try await box("systemctl restart wirefold-queryd").status != 0)
            async let waiting = box("wirefoldctl status --json")
            try await until("the reason is said") {
                try await !box.journal("wirefold-queryd", "nonsense: is no setting").isEmpty
            }
            #expect(try await box.isActive("wirefold-queryd.socket"))
            try await box.get("cp /tmp/good \(file)")
            let outcome = try await waiting
            #expect(outcome.status == 0, "\(outcome.errors)")
        }

        @Test("restarts and kills under load: a client waits, and has each receipt once")
        func restartUnderLoad() async throws {
            let box = try await ServiceBox.fresh()
            try await box.get("cat >/tmp/load.jsonl", input: SpoolArticles.lines(0..<3000))
            async let load = box("wirefoldctl submit --json /tmp/load.jsonl >/tmp/receipts")
            for action in ["restart", "kill -s KILL", "restart", "kill -s KILL"] {
                let before = try await box.get("wc -l </tmp/receipts || true")
                try await until("some more receipts were given") {
                    try await box.get("wc -l </tmp/receipts || true") != before
                }
                try await box.get("systemctl \(action) wirefold-ingestd")
            }
            let outcome = try await load
            #expect(outcome.status == 0, "\(outcome.errors)")
            let found = try await box.verified()
            for key in ["lost", "duplicates", "gaps", "mismatches"] { #expect("\(found[key] ?? "-")" == "0") }
            #expect(try await box.get("wc -l </tmp/receipts") == "3000")
            let receipts = try await box.get(
                "grep -o '\"document\":\"[^\"]*\"' /tmp/receipts | sort -u | wc -l")
            #expect(receipts == "3000")
            #expect(try await box.get("wirefoldctl status --json").contains("\"documents\":3000"))
        }

        @Test("articles leave no line each: what a load comes to is in the heartbeat")
        func summaries() async throws {
            let box = try await ServiceBox.fresh()
            try await box.get("echo 'heartbeatSeconds: 1' >>/etc/wirefold/ingestd.yaml")
            try await box.get(
                "systemctl reload wirefold-ingestd; cat >/tmp/load.jsonl",
                input: SpoolArticles.lines(0..<1000))
            try await box.get("wirefoldctl submit --json /tmp/load.jsonl >/tmp/receipts")
            try await until("the heartbeat has them") {
                try await box.journal(
                    "wirefold-ingestd", "", "MESSAGE_ID=d03b6a3564e64e4ca35aa07be140a660"
                ).last?["WIREFOLD_DOCUMENTS"] as? String == "1000"
            }
            #expect(try await box.journal("wirefold-ingestd").count < 60)
        }
    }
}
