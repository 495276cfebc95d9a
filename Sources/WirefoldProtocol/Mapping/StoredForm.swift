// StoredForm: the one serialization of a thing that both databases keep and that `verify` compares:
// the wire message, maps in order of key, so that equal values give equal bytes.

package import NewsModel
internal import SwiftProtobuf

/// Deterministic bytes of documents, records, quotes, stories and log entries, and their digest.
///
/// Equal values give equal bytes, on every machine and after any trip over a socket. Times are
/// kept to the microsecond.
package enum StoredForm {
    package static func bytes(of document: Document) throws(RPCError) -> [UInt8] {
        try bytes(WireDocument(document))
    }
    package static func bytes(of record: Record) throws(RPCError) -> [UInt8] { try bytes(WireRecord(record)) }
    package static func bytes(of quote: Quote) throws(RPCError) -> [UInt8] { try bytes(WireQuote(quote)) }
    package static func bytes(of story: Story) throws(RPCError) -> [UInt8] { try bytes(WireStory(story)) }

    /// A log entry with its kind, as a `WireChange` without number and time.
    package static func bytes(of entry: Change.Entry) throws(RPCError) -> [UInt8] {
        var change = WireChange()
        change.entry = WireChange.OneOf_Entry(entry)
        return try bytes(change)
    }

    package static func document(from bytes: [UInt8]) throws(RPCError) -> Document {
        try Document(message(WireDocument.self, bytes))
    }
    package static func record(from bytes: [UInt8]) throws(RPCError) -> Record {
        try Record(message(WireRecord.self, bytes))
    }
    package static func quote(from bytes: [UInt8]) throws(RPCError) -> Quote {
        try Quote(message(WireQuote.self, bytes))
    }
    package static func story(from bytes: [UInt8]) throws(RPCError) -> Story {
        try Story(message(WireStory.self, bytes))
    }
    package static func entry(from bytes: [UInt8]) throws(RPCError) -> Change.Entry {
        guard let entry = try message(WireChange.self, bytes).entry else {
            throw RPCError(.invalidArgument, "The stored change is of an unknown kind.", field: "entry")
        }
        return try Change.Entry(entry)
    }

    /// The digest that `AuditRow.digest` holds: FNV-1a, 64 bit, of the bytes.
    package static func digest(of bytes: [UInt8]) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return hash
    }

    private static func bytes(_ message: some Message) throws(RPCError) -> [UInt8] {
        var options = BinaryEncodingOptions()
        options.useDeterministicOrdering = true
        do {
            return try message.serializedBytes(options: options)
        } catch {
            throw RPCError(.internal, "A value could not be serialized.", cause: error)
        }
    }

    private static func message<Wire: Message>(_ type: Wire.Type, _ bytes: [UInt8]) throws(RPCError) -> Wire {
        do {
            return try Wire(serializedBytes: bytes)
        } catch {
            throw RPCError(.internal, "A stored value is not a \(Wire.protoMessageName).", cause: error)
        }
    }
}
