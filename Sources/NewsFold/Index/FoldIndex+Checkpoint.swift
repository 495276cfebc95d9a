// The index in a checkpoint: its entries and postings; the tables that find them are made anew.

internal import NewsModel
internal import Packing

extension FoldIndex {
    func write(to packer: inout Packer, _ blocks: inout [any StoredBlock]) {
        packer.put(UInt32(entries.count))
        for place in 0..<entries.count { entries[place].write(to: &packer) }
        postings.write(to: &packer, &blocks)
    }

    init(
        from unpacker: inout Unpacker, _ stored: inout CheckpointBlocks, records: Int,
        blocks: any BlockStore
    ) {
        self.init(blocks: blocks)
        let count = unpacker.count(ofBytes: Entry.packedBytes)
        for place in 0..<count where !unpacker.isBroken {
            take(Entry(from: &unpacker, records: records), at: Slot(place))
        }
        postings = PostingTable(from: &unpacker, &stored, slots: count, store: blocks)
    }

    /// Of texts of the same words the first that is left is the one that is posted.
    private mutating func take(_ entry: Entry, at slot: Slot) {
        entries.append(entry)
        guard entry.isLive else { return }
        slots.insert(slot, entry.packed.high, among: entries) { $0.packed.high }
        guard entry.group != 0 else { return }
        if let first = self.slot(ofGroup: entry.group) {
            repeated[entry.group, default: [first]].append(slot)
        } else {
            posted.insert(slot, entry.group, among: entries) { $0.group }
        }
    }
}

extension FoldIndex.Entry {
    fileprivate static let packedBytes = 40

    fileprivate func write(to packer: inout Packer) {
        packer.put(packed)
        packer.put(group)
        packer.put(published)
        packer.put(record)
        packer.put(title)
        packer.put(outlet)
        packer.put(withdrawal.rawValue)
        packer.put(isLive)
    }

    fileprivate init(from unpacker: inout Unpacker, records: Int) {
        self.init(
            id: unpacker.packedID(), group: unpacker.integer(), published: unpacker.double(),
            record: unpacker.place(below: records), title: unpacker.integer(), outlet: unpacker.integer(),
            withdrawal: Withdrawal(rawValue: unpacker.integer()) ?? .byOperator)
        isLive = unpacker.flag()
    }
}
