// ScratchTable: where in a scratch file each thing is.

internal import NewsModel

/// Places by id: 16 bytes each in a hash table that is between 3/8 and 3/4 full.
struct ScratchTable {
    private struct Entry {
        var high: UInt64
        var low: UInt16
        /// A place of 48 bits, one more than it is; 0 where the entry is free.
        var upper: UInt16
        var lower: UInt32

        static let free = Entry(high: 0, low: 0, upper: 0, lower: 0)

        var isFree: Bool { upper == 0 && lower == 0 }
        var place: Int { (Int(upper) << 32 | Int(lower)) - 1 }

        init(_ id: PackedID, at place: Int) {
            self.init(
                high: id.high, low: id.low, upper: UInt16(truncatingIfNeeded: (place + 1) >> 32),
                lower: UInt32(truncatingIfNeeded: place + 1))
        }

        init(high: UInt64, low: UInt16, upper: UInt16, lower: UInt32) {
            self.high = high
            self.low = low
            self.upper = upper
            self.lower = lower
        }
    }

    private var entries = [Entry](repeating: .free, count: 16)
    private var count = 0

    /// Nil stands for none.
    subscript(id: PackedID) -> Int? {
        get {
            let entry = entries[index(of: id)]
            return entry.isFree ? nil : entry.place
        }
        set {
            guard let newValue else { return remove(id) }
            if count * 4 >= entries.count * 3 { grow() }
            let index = index(of: id)
            if entries[index].isFree { count += 1 }
            entries[index] = Entry(id, at: newValue)
        }
    }

    /// Where an id is, or where it would go.
    private func index(of id: PackedID) -> Int {
        let mask = entries.count - 1
        var index = Int(truncatingIfNeeded: id.high) & mask
        while !entries[index].isFree, entries[index].high != id.high || entries[index].low != id.low {
            index = (index + 1) & mask
        }
        return index
    }

    /// Frees an entry, and moves those after it up that would not be found any more.
    private mutating func remove(_ id: PackedID) {
        let mask = entries.count - 1
        var free = index(of: id)
        guard !entries[free].isFree else { return }
        count -= 1
        var next = (free + 1) & mask
        while !entries[next].isFree {
            let home = Int(truncatingIfNeeded: entries[next].high) & mask
            if (next - home) & mask >= (next - free) & mask {
                entries[free] = entries[next]
                free = next
            }
            next = (next + 1) & mask
        }
        entries[free] = .free
    }

    private mutating func grow() {
        let old = entries
        entries = [Entry](repeating: .free, count: old.count * 2)
        for entry in old where !entry.isFree {
            entries[index(of: PackedID(high: entry.high, low: entry.low))] = entry
        }
    }
}
