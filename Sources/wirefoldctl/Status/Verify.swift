// wirefoldctl verify

internal import ArgumentParser
internal import WirefoldClient

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare the catalogue with the ledger, row for row; exit 1 if they differ.",
        discussion: "Waits until the catalogue has all that the ledger had at the start. Needs an admin.")

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let found = try await common.ingest { ingest in
            try await common.query { query in
                // Not begun once more where the catalogue doesn't follow: it was waited for.
                do {
                    return try await verify(ingest: ingest, query: query)
                } catch let error as WirefoldError {
                    throw Failure(error)
                }
            }
        }
        let output = Output.standard
        if common.json {
            try output.line(found.json())
        } else {
            try output.lines(
                Facts([
                    ("lost", "\(found.lost)"), ("duplicates", "\(found.duplicates)"),
                    ("gaps", "\(found.gaps)"),
                    ("mismatches", "\(found.mismatches)"),
                    ("compared", found.compared.counted("row", "rows")),
                ]).lines(on: output.terminal))
            for detail in found.details { try output.line(detail.shown.cut(to: output.terminal.width)) }
        }
        guard found.lost + found.duplicates + found.gaps + found.mismatches > 0 else { return }
        throw Failure(
            .no,
            """
            the catalogue differs from the ledger. It can be dropped and made again: stop wirefold-queryd, \
            remove its database, start it.
            """)
    }
}
