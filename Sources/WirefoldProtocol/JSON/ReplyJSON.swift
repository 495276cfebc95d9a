// ReplyJSON: replies as people and scripts read them. swift-protobuf's own JSON leaves out what is
// zero or empty; a script is better served by keys that are always there.

package import SwiftProtobuf

/// The protobuf JSON mapping, on one line, made for scripts: fields in the order of the contract,
/// fields without presence printed even when they are zero or empty, 64-bit numbers as numbers,
/// maps in order of key.
package enum ReplyJSON {
    /// Costs a serialization and a pass over its bytes.
    package static func string<Reply: Message>(_ message: Reply) throws(RPCError) -> String {
        do {
            let bytes: [UInt8] = try message.serializedBytes()
            return try bytes.withUnsafeBytes { bytes in
                var transcoder = JSONTranscoder(bytes)
                try transcoder.write(message: Reply.protoMessageName, 0..<bytes.count)
                return transcoder.text
            }
        } catch {
            throw RPCError(.internal, "A reply could not be written as JSON.", cause: error)
        }
    }
}
