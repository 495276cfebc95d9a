// The messages of a server that operators look for; deploy/catalog explains them.

package import Logging

/// The raw value is the journal's MESSAGE_ID.
package enum ServerMessage: String, CaseIterable, Sendable {
    case connectionsRefused = "f2199c9156f245db80e98a16eee290f1"
    case descriptorsExhausted = "ef47602fb73c49f98ab34de03063058b"
    case callFailed = "6f4409ecccb94ddda7d87fff79bbabac"
    case protocolBroken = "fc14f3ed34244dcaa504554e3843bb10"

    /// `metadata` with this message's id.
    package func metadata(_ metadata: Logger.Metadata = [:]) -> Logger.Metadata {
        metadata.merging(["MESSAGE_ID": "\(rawValue)"]) { $1 }
    }
}
