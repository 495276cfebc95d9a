// wirefoldctl submit

internal import ArgumentParser
internal import WirefoldClient

struct Submit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Hand articles in; a receipt a line, in their order, each once it is on disk.",
        usage: "wirefoldctl submit <path> ... [<option> ...]",
        discussion: """
            Handing the same article in again is free and gives the same receipt; a changed article under the \
            same guid or URL is a revision. An article that is refused is named, and the others go on. \
            Where the daemon is restarted meanwhile, the submission waits for it and goes on.
            """)

    @OptionGroup var input: InputOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let progress = Progress { totalBytes }
        let receipts = ReceiptLines(asJSON: common.json, progress: progress)
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await SteadySubmission(input: input, receipts: receipts).run(common) }
                // Receipts are shown as they come, in pieces where they come fast.
                group.addTask {
                    while true {
                        try await Task.sleep(for: .milliseconds(100))
                        try receipts.flush()
                        progress.draw()
                    }
                }
                // The first to end is the submission, or whatever found that there is no more reader.
                defer { group.cancelAll() }
                try await group.next()
            }
        } catch let error as WirefoldError where error.code == .unavailable {
            progress.clear()
            throw Failure(
                .unavailable,
                """
                wirefold-ingestd went away after \(progress.taken.counted("receipt", "receipts")) and didn't come \
                back in time: \(error.message)
                Submit again once it is back\(resumption(progress)): what has its receipt isn't taken in twice.
                """)
        }
        try receipts.end()
    }

    /// How to go on in a long file without reading its beginning again.
    private func resumption(_ progress: Progress) -> String {
        guard progress.place.offset > 0, input.paths.count == 1, !FileWalk.isDirectory(input.paths[0]) else {
            return ""
        }
        return ", with --from \(progress.place.offset)"
    }

    /// All that there is to read, or nil where a pipe or standard input is among it.
    private var totalBytes: Int? {
        var total = 0
        for case .file(_, let bytes) in FileWalk(paths: input.paths) {
            if bytes == 0 { return nil }
            total += bytes
        }
        return total
    }
}
