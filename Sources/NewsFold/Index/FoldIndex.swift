// FoldIndex: every document that stands in a record, found by its keys or by its words.

internal import NewsModel

/// Documents by slot, in the order of arrival; a slot is never used again. Texts of the same
/// words are posted once, however many outlets carry them. A function of what is held alone: an
/// index that was restored answers as one that never stopped.
struct FoldIndex: Sendable {
    typealias Slot = Int32

    struct Entry: Sendable {
        var id: DocumentID
        var record: RecordTable.Number
        var group: UInt64
        var title: UInt64
        var outlet: UInt64
        var published: Double
        var withdrawal: Withdrawal
        var isLive = true
    }

    /// A posted text that shares keys with another.
    struct Candidate {
        var slot: Slot
        var keys: Int
    }

    private(set) var entries: [Entry] = []
    private var slots: [DocumentID: Slot] = [:]
    /// The posted document of each text, and all documents of texts that have several.
    private var posted: [UInt64: Slot] = [:]
    private var repeated: [UInt64: [Slot]] = [:]
    private var postings = PostingTable()

    /// Documents held.
    var count: Int { slots.count }
    var bytes: Int {
        postings.bytes + entries.capacity * MemoryLayout<Entry>.stride + slots.capacity * 80
            + posted.capacity * 16 + repeated.count * 64
    }

    func slot(of document: DocumentID) -> Slot? { slots[document] }
    subscript(slot: Slot) -> Entry { entries[Int(slot)] }

    /// Documents of the same words as `slot`'s, itself included, in the order of arrival; at most
    /// `limit` from either end.
    func equals(of slot: Slot, limit: Int) -> [Slot] {
        let group = entries[Int(slot)].group
        guard group != 0, let all = repeated[group] else { return [slot] }
        return all.count <= 2 * limit ? all : Array(all.prefix(limit) + all.suffix(limit))
    }

    /// The posted document with exactly these words.
    func slot(ofGroup group: UInt64) -> Slot? { group == 0 ? nil : posted[group] }

    mutating func insert(_ id: DocumentID, record: RecordTable.Number, signature: Signature) -> Slot {
        let slot = Slot(entries.count)
        entries.append(
            Entry(
                id: id, record: record, group: signature.group, title: signature.title,
                outlet: signature.outletDigest, published: signature.published,
                withdrawal: signature.withdrawal))
        slots[id] = slot
        guard signature.group != 0 else { return slot }
        if let first = posted[signature.group] {
            repeated[signature.group, default: [first]].append(slot)
        } else {
            posted[signature.group] = slot
            for key in signature.keys { postings.insert(UInt32(slot), at: key) }
        }
        return slot
    }

    /// Takes a document out. `keys` are those of its signature.
    mutating func remove(_ slot: Slot, keys: [UInt32]) {
        let entry = entries[Int(slot)]
        entries[Int(slot)].isLive = false
        slots[entry.id] = nil
        guard entry.group != 0 else { return }
        var others = repeated[entry.group] ?? [slot]
        others.removeAll { $0 == slot }
        repeated[entry.group] = others.count > 1 ? others : nil
        guard posted[entry.group] == slot else { return }
        posted[entry.group] = others.first
        for key in keys {
            postings.remove(UInt32(slot), at: key)
            if let next = others.first { postings.insert(UInt32(next), at: key) }
        }
    }

    mutating func move(_ slot: Slot, to record: RecordTable.Number) { entries[Int(slot)].record = record }

    mutating func set(_ withdrawal: Withdrawal, of slot: Slot) { entries[Int(slot)].withdrawal = withdrawal }

    /// Posted texts that share enough keys, those that share most first. A key of more than
    /// `recordsPerKey` records says nothing and is passed over; `overfull` counts such keys.
    func candidates(_ keys: [UInt32], recordsPerKey: Int, limit: Int) -> (found: [Candidate], overfull: Int) {
        var hits: [Slot] = []
        var overfull = 0
        for key in keys {
            let count = postings.count(at: key)
            guard count > 0 else { continue }
            // Past this, counting records would cost more than the key can tell.
            if count > recordsPerKey * 16 || (count > recordsPerKey && records(at: key) > recordsPerKey) {
                overfull += 1
                continue
            }
            postings.forEach(at: key) { hits.append(Slot($0)) }
        }
        hits.sort()
        var found: [Candidate] = []
        var index = 0
        while index < hits.count {
            var end = index + 1
            while end < hits.count, hits[end] == hits[index] { end += 1 }
            if end - index >= SketchKeys.shared {
                found.append(Candidate(slot: hits[index], keys: end - index))
            }
            index = end
        }
        found.sort { ($0.keys, $1.slot) > ($1.keys, $0.slot) }
        return (Array(found.prefix(limit)), overfull)
    }

    private func records(at key: UInt32) -> Int {
        var records: Set<RecordTable.Number> = []
        postings.forEach(at: key) { records.insert(entries[Int($0)].record) }
        return records.count
    }
}
