// Draft: what a group of changes comes to, before anything is written. A thing that changes twenty
// times in a group is written once.

internal import Foundation
internal import SwiftProtobuf
internal import WirefoldProtocol

/// The last state of each thing that a group of changes touches.
struct Draft {
    /// One thing's state after the group.
    struct Item {
        var id: String
        var kind: ThingKind
        /// Nil where the group only ends it.
        var thing: Packed?
        var ending: Ending?
        /// The last change that touches it.
        var sequence: UInt64
        /// When that was committed, in seconds since 1970.
        var committed: Int64
    }

    /// A thing as the feed sent it.
    struct Packed {
        var bytes: Data
        var filing: Filing
    }

    /// How a thing ends.
    enum Ending: Equatable {
        case merged(into: String)
        case withdrawn(reason: String)
    }

    private var places: [String: Int] = [:]
    private var items: [Item] = []
    /// Changes of a kind that this version doesn't know, or to things of no known kind.
    private(set) var unknown = 0

    /// Takes up the next change of the log.
    mutating func stage(_ change: WirePackedChange) throws {
        switch change.entry {
        case .document(let bytes): try stage(.document, bytes, change)
        case .record(let bytes): try stage(.record, bytes, change)
        case .quote(let bytes): try stage(.quote, bytes, change)
        case .story(let bytes): try stage(.story, bytes, change)
        case .merged(let bytes):
            let merged = try WireMerged(serializedBytes: bytes)
            end(merged.id, .merged(into: merged.into), change)
        case .withdrawn(let bytes):
            let withdrawn = try WireWithdrawn(serializedBytes: bytes)
            end(withdrawn.id, .withdrawn(reason: withdrawn.reason), change)
        case nil: unknown += 1
        }
    }

    private mutating func stage(_ kind: ThingKind, _ bytes: Data, _ change: WirePackedChange) throws {
        let filing = try Filing(kind, serialized: bytes)
        guard ThingKind(id: filing.id) == kind else {
            unknown += 1
            return
        }
        put(
            Item(
                id: filing.id, kind: kind, thing: Packed(bytes: bytes, filing: filing), ending: nil,
                sequence: change.sequence, committed: change.committed.seconds))
    }

    private mutating func end(_ id: String, _ ending: Ending, _ change: WirePackedChange) {
        guard let kind = ThingKind(id: id) else {
            unknown += 1
            return
        }
        // A withdrawn document stays readable; whatever else ends leaves nothing but its mark.
        let kept = kind == .document ? thing(id) : nil
        put(
            Item(
                id: id, kind: kind, thing: kept, ending: ending, sequence: change.sequence,
                committed: change.committed.seconds))
    }

    private mutating func put(_ item: Item) {
        if let place = places[item.id] {
            items[place] = item
        } else {
            places[item.id] = items.count
            items.append(item)
        }
    }

    /// What the group makes of a thing, if it touches it and doesn't only end it.
    func thing(_ id: String) -> Packed? { places[id].flatMap { items[$0].thing } }

    /// The draft's items in the order in which they are written: records before the documents that
    /// their old texts are read from.
    func ordered() -> some Sequence<Item> {
        // Places are sorted, not items: those are large to move.
        let order = items.map { (rank: -Int($0.kind.rawValue), id: $0.id) }.enumerated().sorted {
            $0.element < $1.element
        }
        return order.lazy.map { items[$0.offset] }
    }
}
