// SpoolLog: what the spool did, in the journal under systemd and on stderr in the foreground.

internal import Logging
internal import SystemdSupport

/// The messages that operators look for; deploy/catalog explains them.
enum SpoolMessage: String, JournalMessage {
    case workedOff = "f06403e1aaef484b9efe6d701101ee98"
    case refused = "9390cb2562924adc83412dd391808a25"
}

struct SpoolLog {
    private let queue: JournalQueue?
    private let logger: Logger

    init() {
        let queue = JournalStream.isOurs ? JournalQueue() : nil
        self.queue = queue
        let threshold = LogThreshold(.info)
        logger = Logger(label: "wirefold-spool") { label in
            if let queue { return JournalLogHandler(label: label, queue: queue, threshold: threshold) }
            return ConsoleLogHandler(threshold: threshold)
        }
    }

    func tell(failed file: SpoolOutcome) {
        let more = file.refused > 1 ? " (and \(file.refused - 1) more)" : ""
        logger.warning(
            "\(file.name) is in failed: \(file.refusals[0])\(more)",
            metadata: SpoolMessage.refused.metadata(["file": "\(file.name)", "refused": "\(file.refused)"]))
    }

    func tell(_ tally: SpoolTally) {
        guard tally.done + tally.failed > 0 else { return }
        let files = tally.done.counted("file", "files")
        logger.info(
            "\(files) taken in with \(tally.articles.counted("article", "articles")), \(tally.failed) refused",
            metadata: SpoolMessage.workedOff.metadata([
                "done": "\(tally.done)", "failed": "\(tally.failed)", "articles": "\(tally.articles)",
            ]))
    }

    func flush() { queue?.flush() }
}
