// FoldIndex: every document that stands in a record, found by its keys or by its words.

internal import NewsModel

/// Documents by slot, in the order of arrival; a slot is never used again. Texts of the same
/// words are posted once, however many outlets carry them. A function of what is held alone: an
/// index that was restored answers as one that never stopped.
struct FoldIndex: Sendable {
    typealias Slot = Int32

    var entries = Column<Entry>()
    var slots = PlaceTable()
    /// The posted document of each text, and all documents of texts that have several.
    var posted = PlaceTable()
    var repeated: [UInt64: [Slot]] = [:]
    var postings: PostingTable
    let work = IndexWork()

    init(blocks: any BlockStore = MemoryBlocks()) { postings = PostingTable(store: blocks) }

    /// Documents held.
    var count: Int { slots.count }
    /// Bytes held in memory; some for each document and a constant.
    var bytes: Int {
        entries.bytes + slots.bytes + posted.bytes + postings.bytes + repeated.capacity * 16
            + repeated.count * 64
    }

    func slot(of document: DocumentID) -> Slot? {
        let id = document.packed
        return slots.first(id.high) { entries[Int($0)].packed == id }
    }

    subscript(slot: Slot) -> Entry { entries[Int(slot)] }

    /// Documents of the same words as `slot`'s, itself included, in the order of arrival; at most
    /// `limit` from either end.
    func equals(of slot: Slot, limit: Int) -> [Slot] {
        let group = entries[Int(slot)].group
        guard group != 0, let all = repeated[group] else { return [slot] }
        return all.count <= 2 * limit ? all : Array(all.prefix(limit) + all.suffix(limit))
    }

    /// Whether a document is the one that its words are posted under.
    func isPosted(_ slot: Slot) -> Bool { self.slot(ofGroup: entries[Int(slot)].group) == slot }

    /// The posted document with exactly these words.
    func slot(ofGroup group: UInt64) -> Slot? {
        group == 0 ? nil : posted.first(group) { entries[Int($0)].group == group }
    }

    /// - Throws: what the store of postings throws; the index is to be given up then.
    mutating func insert(_ id: DocumentID, record: RecordTable.Number, signature: Signature) throws -> Slot {
        let slot = Slot(entries.count)
        let entry = Entry(id: id.packed, record: record, signature: signature)
        slots.insert(slot, entry.packed.high, among: entries) { $0.packed.high }
        entries.append(entry)
        guard signature.group != 0 else { return slot }
        if let first = self.slot(ofGroup: signature.group) {
            repeated[signature.group, default: [first]].append(slot)
        } else {
            try post(slot, signature.keys)
        }
        return slot
    }

    private mutating func post(_ slot: Slot, _ keys: [UInt32]) throws {
        posted.insert(slot, entries[Int(slot)].group, among: entries) { $0.group }
        let entries = entries
        try postings.insert(UInt32(slot), at: keys) { entries[Int($0)].isLive }
    }

    /// Takes a document out. `keys` are those of its signature. Its postings stay until they would be
    /// written to another run; they are passed over.
    ///
    /// - Throws: what the store of postings throws; the index is to be given up then.
    mutating func remove(_ slot: Slot, keys: [UInt32]) throws {
        let entry = entries[Int(slot)]
        entries[Int(slot)].isLive = false
        slots.remove(slot, entry.packed.high)
        guard entry.group != 0 else { return }
        var others = repeated[entry.group] ?? [slot]
        others.removeAll { $0 == slot }
        repeated[entry.group] = others.count > 1 ? others : nil
        guard self.slot(ofGroup: entry.group) == slot else { return }
        posted.remove(slot, entry.group)
        postings.remove(keys: keys.count)
        if let next = others.first { try post(next, keys) }
    }

    mutating func move(_ slot: Slot, to record: RecordTable.Number) { entries[Int(slot)].record = record }

    mutating func set(_ withdrawal: Withdrawal, of slot: Slot) { entries[Int(slot)].withdrawal = withdrawal }
}
