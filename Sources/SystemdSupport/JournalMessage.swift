// Log messages that operators look for: each has an id, which deploy/catalog explains for
// `journalctl -x` (a test holds the two together).

package import Logging

/// A table of messages; the raw value is the MESSAGE_ID, 32 hexadecimal digits.
package protocol JournalMessage: RawRepresentable<String>, CaseIterable, Sendable {}

extension JournalMessage {
    /// `metadata` with this message's id.
    package func metadata(_ metadata: Logger.Metadata = [:]) -> Logger.Metadata {
        metadata.merging(["MESSAGE_ID": "\(rawValue)"]) { $1 }
    }
}

/// What the journal's own queue has to say.
package enum QueueMessage: String, JournalMessage {
    case dropped = "d5e50c7bd6aa451b83e0da0802d5c501"
}
