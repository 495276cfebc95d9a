// HeardLog: what a daemon of a test logged, to be counted.

internal import Logging
internal import Synchronization

final class HeardLog: Sendable {
    private let messages = Mutex<[String]>([])

    var logger: Logger { Logger(label: "heard") { _ in Handler(log: self) } }

    func count(of beginning: String) -> Int {
        messages.withLock { $0.count { $0.hasPrefix(beginning) } }
    }

    private struct Handler: LogHandler {
        let log: HeardLog
        var metadata = Logger.Metadata()
        var logLevel = Logger.Level.info

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { log.messages.withLock { $0.append("\(event.message)") } }
    }
}
