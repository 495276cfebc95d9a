// The journal as a swift-log backend: the message as it is, metadata as fields of their own
// (`WIREFOLD_RECORD=`), a MESSAGE_ID where the metadata names one, the place in the code.

package import Logging

package struct JournalLogHandler: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let queue: JournalQueue
    private let threshold: LogThreshold
    private var ownLevel: Logger.Level?

    package init(label: String, queue: JournalQueue, threshold: LogThreshold) {
        self.label = label
        self.queue = queue
        self.threshold = threshold
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
        var fields = [
            // People read the message as a line, whatever the field may hold.
            JournalField("MESSAGE", LineEscape.escaped(event.message.description)),
            JournalField("PRIORITY", event.level.priority),
            JournalField("CODE_FILE", event.file), JournalField("CODE_LINE", String(event.line)),
            JournalField("CODE_FUNC", event.function), JournalField("SYSLOG_IDENTIFIER", label),
        ]
        for (key, value) in LogFields.merged(metadata, metadataProvider, event) {
            fields.append(JournalField(metadata: key, value))
        }
        queue.send(fields)
    }
}

extension Logger.Level {
    /// The syslog priority: 7 for debug … 2 for critical.
    var priority: String {
        switch self {
        case .trace, .debug: "7"
        case .info: "6"
        case .notice: "5"
        case .warning: "4"
        case .error: "3"
        case .critical: "2"
        }
    }
}
