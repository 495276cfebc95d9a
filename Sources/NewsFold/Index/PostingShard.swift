// PostingShard: one part of the posting table.

/// A hash table from a key to one slot, or to a list of slots.
struct PostingShard: Sendable {
    private static let empty: UInt32 = 0xFFFF_FFFF
    private static let removed: UInt32 = 0xFFFF_FFFE
    /// Values with this bit are places in `lists`.
    private static let listBit: UInt32 = 0x8000_0000

    private var keys: [UInt32] = []
    private var values: [UInt32] = []
    private var lists: [[UInt32]] = []
    private var freeLists: [UInt32] = []
    private var used = 0
    private var listed = 0

    var bytes: Int { keys.capacity * 8 + lists.capacity * 8 + lists.count * 32 + listed * 4 }

    mutating func insert(_ slot: UInt32, at key: UInt32) {
        if used * 10 >= keys.count * 7 { grow() }
        let place = find(key)
        let value = values[place]
        if value == PostingShard.empty || value == PostingShard.removed {
            if value == PostingShard.empty { used += 1 }
            keys[place] = key
            values[place] = slot
        } else if value & PostingShard.listBit != 0 {
            lists[Int(value & ~PostingShard.listBit)].append(slot)
            listed += 1
        } else {
            let list = [value, slot]
            listed += 2
            if let free = freeLists.popLast() {
                lists[Int(free)] = list
                values[place] = free | PostingShard.listBit
            } else {
                lists.append(list)
                values[place] = UInt32(lists.count - 1) | PostingShard.listBit
            }
        }
    }

    mutating func remove(_ slot: UInt32, at key: UInt32) {
        guard !keys.isEmpty else { return }
        let place = find(key)
        let value = values[place]
        if value == slot {
            values[place] = PostingShard.removed
        } else if PostingShard.isList(value) {
            let list = Int(value & ~PostingShard.listBit)
            guard let index = lists[list].firstIndex(of: slot) else { return }
            lists[list].remove(at: index)
            listed -= 1
            if lists[list].count == 1 {
                values[place] = lists[list][0]
                lists[list] = []
                listed -= 1
                freeLists.append(UInt32(list))
            }
        }
    }

    func count(at key: UInt32) -> Int {
        guard !keys.isEmpty else { return 0 }
        let value = values[find(key)]
        if PostingShard.isList(value) { return lists[Int(value & ~PostingShard.listBit)].count }
        return value < PostingShard.listBit ? 1 : 0
    }

    @inline(__always)
    func forEach(at key: UInt32, _ body: (UInt32) -> Void) {
        guard !keys.isEmpty else { return }
        let value = values[find(key)]
        if value < PostingShard.listBit {
            body(value)
        } else if PostingShard.isList(value) {
            for slot in lists[Int(value & ~PostingShard.listBit)] { body(slot) }
        }
    }

    private static func isList(_ value: UInt32) -> Bool { value & listBit != 0 && value < removed }

    /// The place of a key, or the one where it would go.
    @inline(__always)
    private func find(_ key: UInt32) -> Int {
        let mask = keys.count - 1
        var place = Int(truncatingIfNeeded: WordHash.mix(UInt64(key))) & mask
        while values[place] != PostingShard.empty, keys[place] != key { place = (place + 1) & mask }
        return place
    }

    /// Doubles the table and drops the places of removed keys.
    private mutating func grow() {
        let old = zip(keys, values).filter { $0.1 != PostingShard.empty && $0.1 != PostingShard.removed }
        let size = max(16, old.count * 10 >= keys.count * 4 ? keys.count * 2 : keys.count)
        keys = [UInt32](repeating: 0, count: size)
        values = [UInt32](repeating: PostingShard.empty, count: size)
        used = old.count
        for (key, value) in old {
            let place = find(key)
            keys[place] = key
            values[place] = value
        }
    }
}
