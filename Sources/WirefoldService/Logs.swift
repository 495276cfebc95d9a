// Where a daemon's log goes: into the journal under systemd, to stderr in the foreground.

internal import Logging
internal import SystemdSupport

/// The log of one process.
struct Logs: Sendable {
    let threshold: LogThreshold
    private let queue: JournalQueue?

    init(level: Logger.Level, intoJournal: Bool = JournalStream.isOurs) {
        threshold = LogThreshold(level)
        queue = intoJournal ? JournalQueue() : nil
    }

    func handler(_ label: String) -> any LogHandler {
        if let queue {
            return JournalLogHandler(label: label, queue: queue, threshold: threshold)
        }
        return ConsoleLogHandler(threshold: threshold)
    }

    var areInJournal: Bool { queue != nil }

    /// Messages that never reached the journal.
    var dropped: UInt64 { queue?.dropped ?? 0 }

    /// Waits a moment for messages on their way.
    func flush() { queue?.flush() }
}
