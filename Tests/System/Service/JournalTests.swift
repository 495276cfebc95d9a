// What operators read: fields, ids with their explanation, and nothing that an article forged.

internal import Foundation
internal import Testing
internal import WirefoldTesting

extension ServiceTests {
    @Suite struct JournalTests {
        @Test("entries have their fields, and the catalog explains them")
        func fields() async throws {
            let box = try await ServiceBox.fresh()
            let entries = try await box("journalctl -t wirefold-ingestd -o json --no-pager").objects()
            let ready = try #require(entries.last { ($0["MESSAGE"] as? String)?.hasPrefix("ready") == true })
            #expect(ready["PRIORITY"] as? String == "5")
            #expect(ready["CODE_FUNC"] as? String == "sayReady()")
            #expect(ready["_SYSTEMD_UNIT"] as? String == "wirefold-ingestd.service")
            let started = try #require(
                entries.first { ($0["MESSAGE"] as? String)?.hasSuffix("starts") == true })
            #expect(started["WIREFOLD_STATE_DIRECTORY"] as? String == "/var/lib/wirefold-ingestd")
            #expect(entries.allSatisfy { $0["MESSAGE_ID"] != nil || $0["_PID"] as? String == "1" })
            let explained = try await box.get("journalctl -x -t wirefold-ingestd --no-pager")
            #expect(explained.contains("A Wirefold daemon is ready"))
        }

        @Test("an article with line ends in its names forges no line")
        func forgery() async throws {
            let box = try await ServiceBox.fresh()
            try await box.get(
                "sed -i '$ a logLevel: debug' /etc/wirefold/ingestd.yaml && systemctl restart wirefold-ingestd"
            )
            let name = "x\\n<0>wirefold-ingestd: the disk is on fire"
            _ = try await box(
                "wirefoldctl submit -",
                input:
                    "{\"title\":\"\(name)\",\"outlet\":\"\(name)\",\"text\":\"Nothing burns here today.\"}\n")
            _ = try await box("wirefoldctl submit -", input: "{\"title\":\"\(name)\",\"\(name)\":\n")
            let entries = try await box.journal("wirefold-ingestd")
            #expect(entries.allSatisfy { ($0["PRIORITY"] as? String) != "0" })
            #expect(
                entries.allSatisfy {
                    !(($0["MESSAGE"] as? String ?? "").hasPrefix("wirefold-ingestd: the disk"))
                })
        }

        @Test("without a journal nobody waits, and what it didn't get is counted")
        func away() async throws {
            let box = try await ServiceBox.fresh()
            try await box.get(
                "systemctl stop systemd-journald.socket systemd-journald-dev-log.socket systemd-journald.service"
            )
            for number in 0..<5 {
                try await box.get("wirefoldctl submit -", input: SpoolArticles.line(number) + "\n")
                try await box.get("systemctl kill -s HUP wirefold-ingestd")
            }
            try await box.get("systemctl start systemd-journald.socket systemd-journald.service")
            try await until("the loss is told") {
                try await box.get("systemctl kill -s HUP wirefold-ingestd")
                return try await !box.journal("wirefold-ingestd", "log messages were dropped").isEmpty
            }
        }

        @Test("a journal that hangs holds nobody up, and gets what it can afterwards")
        func hangs() async throws {
            let box = try await ServiceBox.fresh()
            try await box.get("systemctl kill -s STOP systemd-journald")
            let result = await Result {
                for number in 0..<200 {
                    // Each says something; together more than the journal's socket holds.
                    try await box.get("systemctl kill -s HUP wirefold-ingestd")
                    if number % 40 == 0 {
                        let outcome = try await box(
                            "timeout 5 wirefoldctl submit -", input: SpoolArticles.line(number) + "\n")
                        #expect(outcome.status == 0, "\(outcome.errors)")
                    }
                }
            }
            try await box.get("systemctl kill -s CONT systemd-journald")
            try result.get()
            try await until("what waited arrives") {
                try await box.journal("wirefold-ingestd", "settings read again").count > 50
            }
            #expect(try await box.property("NRestarts", of: "wirefold-ingestd") == "0")
        }

        @Test("wirefoldctl journal shows the warnings of all services with what to do")
        func reader() async throws {
            let box = try await ServiceBox.fresh()
            _ = try await box("wirefoldctl record list", as: "stranger")
            _ = try await box("wirefoldctl submit /etc/hostname", as: "stranger")
            try await until("the refusal is in the journal") {
                try await box("journalctl --sync; wirefoldctl journal --all --count 50").output.contains(
                    "adduser USER")
            }
            try await box.get(
                "systemctl stop wirefold-ingestd-feed.socket wirefold-ingestd.socket wirefold-ingestd.service"
            )
            try await until("the feed's loss is shown") {
                try await box("wirefoldctl journal").output.contains("systemctl status wirefold-ingestd")
            }
            let entries = try await box("wirefoldctl journal --json").objects()
            #expect(entries.contains { $0["messageID"] as? String == "c4aa45c43d5e47c6977f85bfff62f0cb" })
            #expect(try await box("wirefoldctl journal", as: "read").status == 77)
        }
    }
}
