// What goes wrong on real machines: kills, hangs, no memory, no room. Clients wait, nothing that was
// acknowledged is lost, and the journal says what happened.

internal import Foundation
internal import Testing
internal import WirefoldTesting

extension ServiceTests {
    @Suite struct FaultTests {
        @Test("ten quick crashes in a row: the sockets stay the same, and no client sees an error")
        func crashes() async throws {
            let box = try await ServiceBox.fresh()
            let sockets =
                "stat -c %i /run/wirefold/ingest.sock /run/wirefold/feed.sock /run/wirefold/query.sock"
            let before = try await box.get(sockets)
            for number in 0..<10 {
                let unit = number.isMultiple(of: 2) ? "wirefold-ingestd" : "wirefold-queryd"
                try await box.get("systemctl kill -s KILL \(unit)")
                let outcome = try await box(
                    number.isMultiple(of: 2)
                        ? "wirefoldctl submit --json -" : "wirefoldctl record list --json",
                    input: SpoolArticles.line(number) + "\n")
                // 1: queryd was asked before it had caught up, and found nothing.
                #expect(outcome.status <= 1, "\(outcome.errors)")
            }
            #expect(try await box.get(sockets) == before)
            for unit in LifeTests.daemons {
                try await until("\(unit) is up again") { try await box.isActive(unit) }
                #expect(try await Int(box.property("NRestarts", of: unit)) ?? 0 > 0)
            }
            let found = try await box.verified()
            #expect("\(found["lost"] ?? "-")" == "0")
        }

        @Test("a daemon that hangs is killed by the watchdog and started again", arguments: LifeTests.daemons)
        func hang(unit: String) async throws {
            let box = try await ServiceBox.fresh()
            try await box.with("[Service]\nWatchdogSec=2s\n", of: unit) {
                try await box.restarts(unit) { try await box.get("systemctl kill -s STOP \(unit)") }
            }
            #expect(try await !box.journal(unit, "Watchdog timeout").isEmpty)
            #expect(try await box("wirefoldctl status").status == 0)
        }

        @Test("out of memory: it is started again, and what was acknowledged is there")
        func memory() async throws {
            let box = try await ServiceBox.fresh()
            try await box.get("cat >/tmp/load.jsonl", input: SpoolArticles.lines(0..<500))
            // More than the limit in one article: no bound of the daemon's can make it fit.
            try await box.get(
                """
                { printf '{"guid": "huge", "outlet": "Kelvane Courier", "text": "'; \
                seq -f 'The harbour office said on Monday that ferry %.0f was late.' 200000 | tr '\\n' ' '; echo '"}'; } >/tmp/huge.json
                """)
            try await box.with("[Service]\nMemoryMax=64M\nMemorySwapMax=0\n", of: "wirefold-ingestd") {
                try await box.restarts("wirefold-ingestd") {
                    _ = try await box(
                        "timeout 10 wirefoldctl submit --json /tmp/load.jsonl /tmp/huge.json >/tmp/receipts")
                }
            }
            #expect(try await !box.journal("wirefold-ingestd", "code=killed").isEmpty)
            #expect(try await box.get("grep -c document /tmp/receipts") != "0")
            #expect(try await box("wirefoldctl submit --json /tmp/load.jsonl >/tmp/again").status == 0)
            let given = "grep -o '\"document\":\"[^\"]*\"'"
            // Each receipt of before is a receipt of now.
            let lost = try await box.get(
                "\(given) /tmp/again | sort >/tmp/b; \(given) /tmp/receipts | sort | comm -23 - /tmp/b | wc -l"
            )
            #expect(lost == "0")
            let found = try await box.verified()
            #expect("\(found["lost"] ?? "-")" == "0")
        }

        @Test("a full disk turns writers away while readers go on, and says when there is room again")
        func room() async throws {
            let box = try await ServiceBox.fresh()
            let state = "/var/lib/wirefold-ingestd"
            try await box.get(
                """
                systemctl stop wirefold-ingestd.service
                mount -t tmpfs -o size=6m,mode=0750,uid=wirefold-ingestd,gid=wirefold-ingestd small \(state)
                systemctl start wirefold-ingestd
                """)
            try await box.get("cat >/tmp/load.jsonl", input: SpoolArticles.lines(0..<6000))
            let full = try await box(
                "wirefoldctl submit --json /tmp/load.jsonl >/tmp/receipts; tail -n 1 /tmp/receipts")
            #expect(full.output.contains("resourceExhausted"), "\(full.output.suffix(300)) \(full.errors)")
            #expect(try await !box.journal("wirefold-ingestd", "disk is full").isEmpty)
            #expect(try await box("wirefoldctl record list --limit 1").status == 0)
            try await box.get("mount -o remount,size=200m \(state)")
            try await until("writers are served") {
                try await box("wirefoldctl submit -", input: SpoolArticles.line(7000) + "\n").status == 0
            }
            #expect(try await !box.journal("wirefold-ingestd", "has room again").isEmpty)
            let found = try await box.verified()
            #expect("\(found["lost"] ?? "-")" == "0")
        }
    }
}
