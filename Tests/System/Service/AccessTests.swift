// Who may do what, by group, with real users and in the real sandbox.

internal import Foundation
internal import Testing
internal import WirefoldTesting

extension ServiceTests {
    @Suite struct AccessTests {
        @Test("each group may do its own, and the others are told so")
        func groups() async throws {
            let box = try await ServiceBox.fresh()
            let submit = "wirefoldctl submit /box/repository/config/examples"
            let (query, correct) = ("wirefoldctl record list", "wirefoldctl verify")
            let status = "wirefoldctl status"
            let expected: [(user: String, command: String, status: Int32)] = [
                ("submit", submit, 0), ("submit", query, 77), ("submit", correct, 77),
                ("read", submit, 77), ("read", query, 0), ("read", correct, 77),
                ("admin", query, 0), ("admin", correct, 0),
                ("stranger", submit, 77), ("stranger", query, 77), ("stranger", correct, 77),
                // Half of the figures is what a reader may see: no failure.
                ("read", status, 0), ("submit", status, 0), ("stranger", status, 77),
            ]
            for (user, command, code) in expected {
                let outcome = try await box(command, as: user)
                #expect(outcome.status == code, "\(user): \(command): \(outcome.errors)")
                #expect(code == 0 || outcome.errors.contains("user") || outcome.errors.contains("User"))
            }
            // Who may do nothing at a socket is turned away at its door, not method by method.
            for command in [submit, query] {
                let outcome = try await box(command, as: "stranger")
                #expect(outcome.errors.contains("may not use this socket"), "\(outcome.errors)")
            }
            // The feed is queryd's alone: others can't even connect.
            let feed = try await box(
                "python3 -c 'import socket; socket.socket(socket.AF_UNIX).connect(\"/run/wirefold/feed.sock\")'",
                as: "admin")
            #expect(feed.errors.contains("PermissionError"))
        }

        @Test("each service's exposure is 0.3 at most, as it runs")
        func exposure() async throws {
            let box = try await ServiceBox.fresh()
            for unit in ["wirefold-ingestd", "wirefold-queryd", "wirefold-spool"] {
                let outcome = try await box(
                    "systemd-analyze security --no-pager --threshold=3 \(unit).service")
                #expect(outcome.status == 0, "\(outcome.output.suffix(200))")
            }
            let verified = try await box(
                "systemd-analyze verify $(find /usr/lib/systemd/system -maxdepth 1 -type f -name wirefold\\*)"
            )
            #expect(verified.status == 0 && verified.errors.isEmpty, "\(verified.errors)")
        }

        @Test("a service sees none of the machine but its libraries, its settings and its own state")
        func sandbox() async throws {
            let box = try await ServiceBox.fresh()
            let process = try await box.property("MainPID", of: "wirefold-ingestd")
            let root = "/proc/\(process)/root"
            let files = try await box.get(
                "cd \(root) && find etc/wirefold var home root -type f 2>/dev/null || true")
            #expect(files.contains("var/lib/wirefold-ingestd/ledger.sqlite"))
            #expect(!files.contains("wirefold-queryd") && !files.contains("dpkg") && !files.contains("root/"))
            #expect(try await box("ls \(root)/bin/sh \(root)/usr/bin/env").status != 0)
            let shell = try await box(
                "nsenter -t \(process) -m -r -- /usr/lib/x86_64-linux-gnu/../../bin/sh -c true")
            #expect(shell.status != 0)
        }
    }
}
