// StoredEntity: one thing, or its end, as a row holds it: serialized, with its digest.

internal import FoundationEssentials
internal import NewsModel
internal import SwiftProtobuf
internal import WirefoldProtocol
internal import WirefoldService

/// A serialized thing. The digest is the row's checksum as well: a flipped bit shows.
struct StoredEntity: Sendable {
    var id: String
    var kind: EntityKind
    /// FNV-1a 64 of the payload.
    var digest: UInt64
    /// The stored form of the thing; for an end, that of its log entry.
    var payload: [UInt8]

    /// Serializes an entry of the log.
    init(_ entry: Change.Entry) throws(RPCError) {
        switch entry {
        case .document(let document):
            (id, kind, payload) = (document.id.rawValue, .document, try StoredForm.bytes(of: document))
        case .record(let record):
            (id, kind, payload) = (record.id.rawValue, .record, try StoredForm.bytes(of: record))
        case .quote(let quote):
            (id, kind, payload) = (quote.id.rawValue, .quote, try StoredForm.bytes(of: quote))
        case .story(let story):
            (id, kind, payload) = (story.id.rawValue, .story, try StoredForm.bytes(of: story))
        case .merged(let merged): (id, kind, payload) = (merged.id, .merged, try StoredForm.bytes(of: entry))
        case .withdrawn(let end): (id, kind, payload) = (end.id, .withdrawn, try StoredForm.bytes(of: entry))
        }
        digest = StoredForm.digest(of: payload)
    }

    /// A row as it was read.
    ///
    /// - Throws: ``LedgerError/Code/damaged`` where the payload doesn't match its digest.
    init(id: String, kind: Int, digest: Int64, payload: [UInt8]?) throws(LedgerError) {
        self.id = id
        self.digest = UInt64(bitPattern: digest)
        guard let kind = EntityKind(rawValue: kind), let payload,
            StoredForm.digest(of: payload) == self.digest
        else {
            throw LedgerError(.damaged, "the stored row of \(id) is damaged", row: id)
        }
        self.kind = kind
        self.payload = payload
    }

    /// The log entry that ended a document which stays readable.
    init(ending id: String, _ payload: [UInt8]) {
        (self.id, kind, self.payload) = (id, .withdrawn, payload)
        digest = StoredForm.digest(of: payload)
    }

    /// The thing itself.
    func entry() throws(RPCError) -> Change.Entry {
        switch kind {
        case .document: .document(try StoredForm.document(from: payload))
        case .record: .record(try StoredForm.record(from: payload))
        case .quote: .quote(try StoredForm.quote(from: payload))
        case .story: .story(try StoredForm.story(from: payload))
        case .merged, .withdrawn: try StoredForm.entry(from: payload)
        }
    }

    /// The message of the feed that carries it, without building the thing.
    ///
    /// - Parameter committed: microseconds since 1970.
    func change(sequence: UInt64, committed: Int64) throws -> WirePackedChange {
        var change = WirePackedChange()
        switch kind {
        case .document: change.document = Data(payload)
        case .record: change.record = Data(payload)
        case .quote: change.quote = Data(payload)
        case .story: change.story = Data(payload)
        case .merged, .withdrawn: change = try WirePackedChange(serializedBytes: payload)
        }
        change.sequence = sequence
        change.committed = Google_Protobuf_Timestamp(Date(microseconds: committed))
        return change
    }
}
