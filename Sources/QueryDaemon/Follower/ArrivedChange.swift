// ArrivedChange: what the feed sent, made ready to be written. It is done as batches arrive, beside the
// writing of those before: the database's one thread is what a catalogue's speed hangs on.

internal import Compression
internal import Foundation
internal import SwiftProtobuf
internal import WirefoldProtocol
internal import WirefoldService

/// One change with what the catalogue stores of it.
struct ArrivedChange: Sendable {
    /// What a change says of a thing.
    enum Entry: Sendable {
        case thing(ThingKind, PackedThing)
        case end(ThingKind, id: String, Ending)
        /// Of a kind that this version doesn't know, or about no thing of a known kind.
        case unknown
    }

    let wire: WirePackedChange
    let entry: Entry

    var sequence: UInt64 { wire.sequence }
    /// When it was committed, in seconds since 1970.
    var committed: Int64 { wire.committed.seconds }
    /// The same in microseconds; 0 where it is no time.
    var committedMicroseconds: Int64 { (try? wire.committed.date("committed").microseconds) ?? 0 }

    init(_ wire: WirePackedChange, stored: StoredBytes) throws {
        self.wire = wire
        entry =
            switch wire.entry {
            case .document(let bytes): try Self.thing(.document, bytes, stored)
            case .record(let bytes): try Self.thing(.record, bytes, stored)
            case .quote(let bytes): try Self.thing(.quote, bytes, stored)
            case .story(let bytes): try Self.thing(.story, bytes, stored)
            case .merged(let bytes): Self.end(try WireMerged(serializedBytes: bytes))
            case .withdrawn(let bytes): Self.end(try WireWithdrawn(serializedBytes: bytes))
            case nil: .unknown
            }
    }

    private static func thing(_ kind: ThingKind, _ bytes: Data, _ stored: StoredBytes) throws -> Entry {
        let filing = try Filing(kind, serialized: bytes)
        guard ThingKind(id: filing.id) == kind else { return .unknown }
        return .thing(kind, PackedThing(bytes: bytes, column: stored.pack(bytes), filing: filing))
    }

    private static func end(_ merged: WireMerged) -> Entry {
        ThingKind(id: merged.id).map { .end($0, id: merged.id, .merged(into: merged.into)) } ?? .unknown
    }

    private static func end(_ end: WireWithdrawn) -> Entry {
        ThingKind(id: end.id).map { .end($0, id: end.id, .withdrawn(reason: end.reason)) } ?? .unknown
    }
}

/// A thing as the feed sent it and as its column holds it. A class: it is passed on many times.
final class PackedThing: Sendable {
    let bytes: Data
    let column: Data
    let filing: Filing

    init(bytes: Data, column: Data, filing: Filing) {
        (self.bytes, self.column, self.filing) = (bytes, column, filing)
    }
}

/// How a thing ends.
enum Ending: Equatable, Sendable {
    case merged(into: String)
    case withdrawn(reason: String)
}

/// A batch of the feed.
struct ArrivedBatch: Sendable {
    let changes: [ArrivedChange]
    let snapshot: Bool
    let snapshotEnd: Bool
    let head: UInt64
    /// At a snapshot's end, when `head` was committed, in microseconds since 1970; 0 where that isn't known.
    let committed: Int64

    init(_ wire: WirePackedChangeBatch, stored: StoredBytes) throws {
        changes = try wire.changes.map { try ArrivedChange($0, stored: stored) }
        (snapshot, snapshotEnd, head) = (wire.snapshot, wire.snapshotEnd, wire.head)
        committed = wire.hasCommitted ? try wire.committed.date("committed").microseconds : 0
    }
}

extension ArrivedChange: Equatable {
    static func == (left: ArrivedChange, right: ArrivedChange) -> Bool { left.wire == right.wire }
}
