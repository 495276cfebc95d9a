// Draft: what a group of changes comes to, before anything is written. A thing that changes twenty
// times in a group is written once.

internal import SwiftProtobuf
internal import WirefoldProtocol

/// The last state of each thing that a group of changes touches.
struct Draft {
    /// One thing's state after the group.
    struct Item {
        var kind: ThingKind
        /// Nil where the group only ends it.
        var thing: Thing?
        var ending: Ending?
        /// The last change that touches it.
        var sequence: UInt64
        /// When that was committed, in seconds since 1970.
        var committed: Int64
    }

    /// How a thing ends.
    enum Ending: Equatable {
        case merged(into: String)
        case withdrawn(reason: String)
    }

    private(set) var items: [String: Item] = [:]
    /// Changes of a kind that this version doesn't know, or to things of no known kind.
    private(set) var unknown = 0

    /// Takes up the next change of the log.
    mutating func stage(_ change: WireChange) {
        switch change.entry {
        case .document(let document): stage(.document(document), change)
        case .record(let record): stage(.record(record), change)
        case .quote(let quote): stage(.quote(quote), change)
        case .story(let story): stage(.story(story), change)
        case .merged(let merged): end(merged.id, .merged(into: merged.into), change)
        case .withdrawn(let withdrawn): end(withdrawn.id, .withdrawn(reason: withdrawn.reason), change)
        case nil: unknown += 1
        }
    }

    private mutating func stage(_ thing: Thing, _ change: WireChange) {
        guard ThingKind(id: thing.id) == thing.kind else {
            unknown += 1
            return
        }
        items[thing.id] = Item(
            kind: thing.kind, thing: thing, ending: nil, sequence: change.sequence,
            committed: change.committed.seconds)
    }

    private mutating func end(_ id: String, _ ending: Ending, _ change: WireChange) {
        guard let kind = ThingKind(id: id) else {
            unknown += 1
            return
        }
        // A withdrawn document stays readable; whatever else ends leaves nothing but its mark.
        let kept = kind == .document ? items[id]?.thing : nil
        items[id] = Item(
            kind: kind, thing: kept, ending: ending, sequence: change.sequence,
            committed: change.committed.seconds)
    }

    /// The draft's items in the order in which they are written: records before the documents that
    /// their old texts are read from.
    func ordered() -> [(id: String, item: Item)] {
        items.map { (id: $0.key, item: $0.value) }.sorted { left, right in
            let (first, second) = (left.item.kind, right.item.kind)
            return first == second ? left.id < right.id : first.rawValue > second.rawValue
        }
    }
}
