// wirefoldctl repair

internal import ArgumentParser
internal import WirefoldClient

struct Repair: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check every row of the ledger and build the fold index anew; exit 1 if rows are damaged.",
        discussion: """
            Writers wait meanwhile: two to four minutes for a million documents. A damaged row is left out \
            and named; what it held is only in a copy of the ledger from before. Needs an admin.
            """)

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let report = try await common.ingest { try await $0.repair() }
        let output = Output.standard
        if common.json {
            try output.line(report.json())
        } else {
            try output.lines(
                Facts([
                    ("checked", report.rows.counted("row", "rows")),
                    ("damaged", "\(report.damaged.count)"),
                ]).lines(on: output.terminal))
            for row in report.damaged { try output.line(row.shown.cut(to: output.terminal.width)) }
        }
        guard !report.damaged.isEmpty else { return }
        throw Failure(
            .no,
            """
            the ledger has damaged rows; all else goes on. Check the disk (dmesg) and the memory. To have the \
            rows back: stop wirefold-ingestd, put a copy of its directory from before in its place, start it, \
            and submit again what came since.
            """)
    }
}
