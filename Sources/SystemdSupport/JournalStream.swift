// Whether this process's log belongs into the journal.

internal import Glibc

package enum JournalStream {
    /// The socket that journald takes entries on.
    private static let socket = "/run/systemd/journal/socket"

    /// Whether a journal is there to take entries: sd_journal_sendv(3) is silent where none is.
    static var isThere: Bool { access(socket, W_OK) == 0 }

    /// True when stderr is connected to the journal (`$JOURNAL_STREAM` names its device and inode), or when a
    /// supervisor listens and a journal runs.
    package static var isOurs: Bool {
        if let stream = getenv("JOURNAL_STREAM").map({ String(cString: $0) }) {
            var status = stat()
            if fstat(2, &status) == 0, stream == "\(status.st_dev):\(status.st_ino)" { return true }
        }
        return ServiceNotifier.isSupervised && isThere
    }
}
