// ReplyJSON: replies as people and scripts read them.

package import SwiftProtobuf

/// The protobuf JSON mapping, on one line, made for scripts: fields in the order of the contract,
/// fields without presence printed even when they are zero or empty, 64-bit numbers as numbers.
package enum ReplyJSON {
    package static func string(_ message: some Message) throws(RPCError) -> String {
        var options = JSONEncodingOptions()
        options.alwaysPrintInt64sAsNumbers = true
        options.useDeterministicOrdering = true
        do {
            return try message.jsonString(options: options)
        } catch {
            throw RPCError(.internal, "A reply could not be written as JSON.", cause: error)
        }
    }
}
