// Draft: what a group of changes comes to, before anything is written. A thing that changes twenty
// times in a group is written once.

internal import WirefoldProtocol

/// The last state of each thing that a group of changes touches.
struct Draft {
    /// One thing's state after the group.
    struct Item {
        var id: String
        var kind: ThingKind
        /// Nil where the group only ends it.
        var thing: PackedThing?
        var ending: Ending?
        /// The last change that touches it.
        var sequence: UInt64
        /// When that was committed, in seconds since 1970.
        var committed: Int64
    }

    private var places: [String: Int] = [:]
    private var items: [Item] = []

    /// Takes up the next change of the log.
    mutating func stage(_ change: ArrivedChange) {
        switch change.entry {
        case .thing(let kind, let thing): put(thing.filing.id, kind, thing, nil, change)
        case .end(let kind, let id, let ending):
            // A withdrawn document stays readable; whatever else ends leaves nothing but its mark.
            put(id, kind, kind == .document ? thing(id) : nil, ending, change)
        case .unknown: break
        }
    }

    private mutating func put(
        _ id: String, _ kind: ThingKind, _ thing: PackedThing?, _ ending: Ending?, _ change: ArrivedChange
    ) {
        let item = Item(
            id: id, kind: kind, thing: thing, ending: ending, sequence: change.sequence,
            committed: change.committed)
        if let place = places[id] {
            items[place] = item
        } else {
            places[id] = items.count
            items.append(item)
        }
    }

    /// What the group makes of a thing, if it touches it and doesn't only end it.
    func thing(_ id: String) -> PackedThing? { places[id].flatMap { items[$0].thing } }

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
