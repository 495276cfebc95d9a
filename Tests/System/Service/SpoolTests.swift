// The spool: feeders rename files in; each ends whole in done or in failed.

internal import Foundation
internal import Testing
internal import WirefoldTesting

extension ServiceTests {
    @Suite struct SpoolTests {
        static let spool = "/var/spool/wirefold"

        /// Writes a file under a hidden name and renames it in, as feeders do.
        private func drop(_ name: String, _ text: String, in box: ServiceBox, as user: String = "submit")
            async throws
        {
            let place = "\(Self.spool)/incoming"
            try await box.get(
                "umask 027; cat >\(place)/.\(name) && mv \(place)/.\(name) \(place)/\(name)", as: user,
                input: text)
        }

        private func arrives(_ path: String, in box: ServiceBox) async throws {
            try await box.wait("test -e \(Self.spool)/\(path)")
        }

        @Test("a file is taken in and moved to done; a bad one to failed with the reason beside it")
        func doneAndFailed() async throws {
            let box = try await ServiceBox.fresh()
            try await drop("good.json", SpoolArticles.line(1), in: box)
            try await drop("many.jsonl", SpoolArticles.lines(2..<300), in: box)
            try await drop("mixed.jsonl", SpoolArticles.line(400) + "\n{\"title\": \n", in: box)
            try await box.get("ln -s /etc/shadow \(Self.spool)/incoming/link", as: "submit")
            try await box.get("mkdir \(Self.spool)/incoming/directory", as: "submit")
            for path in ["done/good.json", "done/many.jsonl", "failed/mixed.jsonl", "failed/link"] {
                try await arrives(path, in: box)
            }
            let reason = try await box.get("cat \(Self.spool)/failed/mixed.jsonl.reason")
            #expect(reason.hasPrefix("mixed.jsonl:2: invalidArgument"), "\(reason)")
            #expect(try await box.get("cat \(Self.spool)/failed/link.reason").contains("symbolic link"))
            // A directory is put out of the way, not tried for ever.
            try await until("the spool is at rest") {
                try await box("systemctl is-active wirefold-spool.service").output.hasPrefix("inactive")
            }
            #expect(
                try await box.get("ls \(Self.spool)/incoming \(Self.spool)/taken | grep -c json || true")
                    == "0")
            #expect(try await box.get("wirefoldctl status --json").contains("\"documents\":300"))
            #expect(try await !box.journal("wirefold-spool", "mixed.jsonl is in failed").isEmpty)
        }

        @Test("a feeder can't see or take away another's files")
        func feeders() async throws {
            let box = try await ServiceBox.fresh()
            try await box.get("systemctl stop wirefold-spool.path; useradd -G wirefold-submit other")
            try await drop("mine.json", SpoolArticles.line(1), in: box)
            #expect(try await box("ls \(Self.spool)/incoming", as: "other").status != 0)
            #expect(try await box("rm -f \(Self.spool)/incoming/mine.json", as: "other").status != 0)
            #expect(try await box("touch \(Self.spool)/incoming/x", as: "read").status != 0)
        }

        @Test("kills on either side lose no file and take none in twice")
        func crashes() async throws {
            let box = try await ServiceBox.fresh()
            try await box.get(
                "mkdir -m 777 /var/spool/feeder && cat >/tmp/all", input: SpoolArticles.lines(0..<2000))
            try await box.get(
                "cd /var/spool/feeder && split -l 20 -a 3 --additional-suffix=.jsonl /tmp/all && chmod 644 *")
            try await box.get("mv /var/spool/feeder/* \(Self.spool)/incoming/")
            for _ in 0..<5 {
                _ = try await box(
                    "systemctl kill -s KILL wirefold-spool.service; systemctl kill -s KILL wirefold-ingestd")
            }
            try await until("all files are done") {
                try await box.get("ls \(Self.spool)/done | wc -l") == "100"
            }
            #expect(
                try await box.get("ls \(Self.spool)/failed \(Self.spool)/taken | grep -c jsonl || true")
                    == "0")
            #expect(try await box.get("wirefoldctl status --json").contains("\"documents\":2000"))
            let found = try await box.verified()
            #expect("\(found["lost"] ?? "-")\(found["duplicates"] ?? "-")" == "00")
        }

        @Test(
            "the mission's articles, dropped in, give the quote that four outlets carried",
            .enabled(if: Paths.haveSeeds))
        func seeds() async throws {
            let box = try await ServiceBox.fresh()
            try await box.get(
                "for f in /box/seeds/*; do install -m 640 -g wirefold-submit $f \(Self.spool)/incoming/; done"
            )
            try await until("all are followed") {
                try await box.get("wirefoldctl status --json").contains(
                    "\"documents\":5,\"records\":5")
            }
            _ = try await box.verified()
            // Handing them in again is free, and tells their documents.
            let receipts = try await box("wirefoldctl submit --json /box/seeds").objects()
            let id = try #require(receipts.first?["document"] as? String)
            let document = try await box("wirefoldctl document show --json \(id)", as: "read").object()
            let kanats = (document["quotations"] as? [[String: Any]] ?? [])
                .filter { $0["speaker"] as? String == "Omer Kanat" }.compactMap { $0["text"] as? String }
            let text = try #require(kanats.first { $0.contains("crimes") })
            let quotes = try await box("xargs -0 wirefoldctl quote find --json", as: "read", input: text)
                .objects()
            #expect((quotes.first?["carriers"] as? [Any])?.count == 4)
        }
    }
}
