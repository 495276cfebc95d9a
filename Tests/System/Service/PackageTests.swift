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

        @Test(
            "removal stops everything and keeps the data; purging leaves nothing",
            .disabled("after the refused downgrade the daemons don't answer in this box; not understood yet"))
        func removal() async throws {
            let box = try await ServiceBox.fresh()
            let traces = """
                { find / -xdev -iname '*wirefold*' -not -path '/proc/*' -not -path '/sys/*' -not -path '/box/*' \
                -not -path '/tmp/*' -not -path '/var/tmp/*'; getent passwd; getent group; } | grep -i wirefold || true
                """
            let before = try await box.get(traces)
            try await box.install(ServiceBox.package)
            try await box.get("wirefoldctl submit /box/repository/config/examples")
            try await box.get("dpkg -r wirefold")
            #expect(try await box("systemctl is-active wirefold-ingestd wirefold-queryd.socket").status != 0)
            #expect(try await box("test -s /var/lib/wirefold-ingestd/ledger.sqlite").status == 0)
            #expect(try await box("test -e /etc/wirefold/ingestd.yaml").status == 0)
            try await box.install(ServiceBox.package)
            #expect(try await box.get("wirefoldctl status --json").contains("\"documents\":8"))
            try await box.get("dpkg -P wirefold && for u in submit read admin stranger; do userdel $u; done")
            #expect(try await box.get(traces) == before)
        }
    }
}
