// The package: upgrade, downgrade, removal and purge.

internal import Foundation
internal import Testing
internal import WirefoldTesting

extension ServiceTests {
    @Suite struct PackageTests {
        /// Makes another version of the package in the box.
        private func version(_ version: String, in box: ServiceBox) async throws -> String {
            let package = "/var/tmp/wirefold_\(version).deb"
            try await box.get(
                """
                dpkg-deb -R \(ServiceBox.inside(ServiceBox.package)) /var/tmp/\(version)
                sed -i 's/^Version: .*/Version: \(version)/' /var/tmp/\(version)/DEBIAN/control
                dpkg-deb -Znone -b /var/tmp/\(version) \(package) && rm -r /var/tmp/\(version)
                """)
            return package
        }

        @Test("an upgrade keeps data, settings and sockets, and restarts both daemons")
        func upgrade() async throws {
            let box = try await ServiceBox.fresh()
            try await box.get("wirefoldctl submit /box/repository/config/examples")
            try await box.get("echo 'heartbeatSeconds: 9' >>/etc/wirefold/ingestd.yaml")
            let socket = try await box.get("stat -c %i /run/wirefold/ingest.sock")
            let process = try await box.property("MainPID", of: "wirefold-ingestd")
            try await box.get("dpkg -i --force-confold \(version("99.0", in: box))")
            #expect(try await box.property("MainPID", of: "wirefold-ingestd") != process)
            #expect(try await box.get("stat -c %i /run/wirefold/ingest.sock") == socket)
            #expect(try await box.get("wirefoldctl status --json").contains("\"documents\":8"))
            #expect(try await box.get("tail -n 1 /etc/wirefold/ingestd.yaml") == "heartbeatSeconds: 9")
        }

        @Test("a version that is too old for the ledger is refused with a clear word, and nothing changes")
        func downgrade() async throws {
            let box = try await ServiceBox.fresh()
            try await box.get("wirefoldctl submit /box/repository/config/examples")
            try await box.get(
                """
                systemctl stop wirefold-queryd.service wirefold-ingestd.socket wirefold-ingestd.service
                python3 -c "import sqlite3; d = sqlite3.connect('/var/lib/wirefold-ingestd/ledger.sqlite'); \
                d.execute('PRAGMA user_version = 99'); d.commit(); d.execute('PRAGMA wal_checkpoint(TRUNCATE)')"
                """)
            let outcome = try await box("dpkg -i \(version("0.0.1", in: box))")
            #expect(outcome.status != 0)
            #expect(outcome.errors.contains("too old for the ledger"), "\(outcome.errors)")
            #expect(
                try await box.get("dpkg-query -W -f '${Version} ${db:Status-Status}' wirefold").hasSuffix(
                    " installed"))
        }

        /// What is left of Wirefold on the machine, but for what systemd and man-db note by themselves.
        private static let traces = """
            { find /etc /run /usr /var -xdev -iname '*wirefold*' -not -path '/var/tmp/*' \
                -not -path '/run/systemd/*' -not -path '/var/cache/man/*'; \
            getent passwd; getent group; } | grep -i wirefold || true
            """

        @Test(
            "removal stops everything and keeps the data, the next installation goes on; purging leaves nothing"
        )
        func removal() async throws {
            let box = try await ServiceBox.fresh()
            try await box.get("wirefoldctl submit /box/repository/config/examples")
            try await box.get("dpkg -r wirefold")
            #expect(try await box("systemctl is-active wirefold-ingestd wirefold-queryd.socket").status != 0)
            #expect(try await box("test -s /var/lib/wirefold-ingestd/ledger.sqlite").status == 0)
            #expect(try await box("test -e /etc/wirefold/ingestd.yaml").status == 0)
            try await box.install(ServiceBox.package)
            #expect(try await box.get("wirefoldctl status --json").contains("\"documents\":8"))
            try await box.get("dpkg -P wirefold && for u in submit read admin stranger; do userdel $u; done")
            let left = try await box.get(Self.traces)
            #expect(left.isEmpty, "\(left)")
            // For the tests that come.
            try await box.install(ServiceBox.package)
        }

        private static let programs = Paths.package + "/.build/static/release"

        @Test(
            "without a package: deploy/install and deploy/uninstall do the same below /usr/local",
            .enabled(
                if: FileManager.default.isExecutableFile(atPath: programs + "/generate-manual"),
                "deploy/build hasn't left its programs here"))
        func script() async throws {
            let box = try await ServiceBox.fresh()
            try await box.get("dpkg -P wirefold && for u in submit read admin stranger; do userdel $u; done")
            let deploy = "/box/repository/deploy"
            let install =
                "\(deploy)/install --programs \(ServiceBox.inside(Self.programs)) && systemctl enable --now wirefold.target"
            try await box.get(install)
            try await box.get("wirefoldctl submit /box/repository/config/examples")
            #expect(try await box.property("FragmentPath", of: "wirefold-ingestd").hasPrefix("/usr/local/"))
            #expect(
                try await box("systemd-analyze security --threshold=3 wirefold-queryd.service").status == 0)
            #expect(
                try await box.get("journalctl -x -t wirefold-queryd --no-pager").contains(
                    "A Wirefold daemon is ready"))
            try await box.get("\(deploy)/uninstall")
            #expect(try await box("systemctl is-active wirefold-ingestd wirefold-queryd.socket").status != 0)
            try await box.get(install)
            try await until("what was kept is there") {
                try await box.get("wirefoldctl status --json").contains("\"documents\":8")
            }
            try await box.get("\(deploy)/uninstall --purge")
            let left = try await box.get(Self.traces)
            #expect(left.isEmpty, "\(left)")
            try await box.install(ServiceBox.package)
        }
    }
}
