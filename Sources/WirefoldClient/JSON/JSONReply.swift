// JSONReply: everything that a server answers can print itself.

internal import SwiftProtobuf
internal import WirefoldProtocol

/// A value that prints itself as the protobuf JSON mapping of its message.
public protocol JSONReply: Sendable {
    /// One line of JSON: lowerCamelCase keys in the order of the contract; fields without presence
    /// are printed even when zero or empty; 64-bit numbers are numbers; times are RFC 3339.
    func json() throws(WirefoldError) -> String
}

func json(_ message: some Message) throws(WirefoldError) -> String {
    do {
        return try ReplyJSON.string(message)
    } catch {
        throw WirefoldError(error)
    }
}
