// Log lines for people, on stderr: time, level, message, then the metadata. One line a message,
// whatever the message holds. Where nobody takes them, lines are left out: no daemon waits for its log.

package import Logging
internal import Glibc

package struct ConsoleLogHandler: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?

    private let descriptor: CInt
    private let threshold: LogThreshold
    private var ownLevel: Logger.Level?

    /// - Parameter descriptor: where lines go; stderr unless told.
    package init(threshold: LogThreshold, descriptor: CInt = 2) {
        self.threshold = threshold
        self.descriptor = descriptor
    }

    package var logLevel: Logger.Level {
        get { ownLevel ?? threshold.level }
        set { ownLevel = newValue }
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var line = "\(Self.clock()) \(event.level.rawValue): \(LineEscape.escaped(event.message.description))"
        for (key, value) in LogFields.merged(metadata, metadataProvider, event) where key != "MESSAGE_ID" {
            line += " \(LineEscape.escaped(key))=\(Self.quoted(value))"
        }
        line += "\n"
        guard isTaken() else { return }
        // One write: lines of several threads don't mix.
        _ = line.utf8.withContiguousStorageIfAvailable { write(descriptor, $0.baseAddress, $0.count) }
    }

    /// Whether a line can be written at once: a terminal may be stopped, a pipe full.
    private func isTaken() -> Bool {
        var descriptor = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&descriptor, 1, 0) > 0
    }

    /// The local time of day, `14:03:07.123`.
    private static func clock() -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        var local = tm()
        localtime_r(&now.tv_sec, &local)
        func digits(_ value: some BinaryInteger, _ count: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
        }
        return "\(digits(local.tm_hour, 2)):\(digits(local.tm_min, 2)):\(digits(local.tm_sec, 2))"
            + ".\(digits(now.tv_nsec / 1_000_000, 3))"
    }

    private static func quoted(_ value: String) -> String {
        let isWord = !value.isEmpty && !value.unicodeScalars.contains { $0 == " " || $0 == "\"" || $0 == "=" }
        return isWord
            ? LineEscape.escaped(value)
            : "\"" + LineEscape.escaped(value.replacing("\"", with: "\\\"")) + "\""
    }
}
