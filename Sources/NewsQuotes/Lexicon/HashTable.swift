// HashTable: a read-mostly map from word hashes to small values, in two flat arrays.

/// Open addressing with linear probing; keys are already well spread. A filter of a few bits a slot
/// stays in the nearest cache and answers for most keys that the table doesn't have.
struct HashTable<Value: Sendable>: Sendable {
    private var keys: [UInt64]
    private var values: [Value]
    /// A bit for each key, at the place that its upper half tells.
    private var filter: [UInt64]
    private var count = 0
    private let none: Value

    /// - Parameter none: what a lookup of an unknown key gives.
    init(capacity: Int, none: Value) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        keys = Array(repeating: 0, count: size)
        values = Array(repeating: none, count: size)
        filter = Array(repeating: 0, count: size / 16)
        self.none = none
    }

    @inline(__always)
    private func slot(_ key: UInt64) -> Int {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: key) & mask
        while keys[slot] != 0 && keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }

    /// Zero stands for an empty slot; a word that hashes to it shares the key 1.
    @inline(__always)
    private static func proper(_ key: UInt64) -> UInt64 { key == 0 ? 1 : key }

    /// Where a key's bit stands.
    @inline(__always)
    private func place(_ key: UInt64) -> (word: Int, bit: UInt64) {
        (Int(truncatingIfNeeded: key >> 38) & (filter.count - 1), 1 << (key >> 32 & 63))
    }

    subscript(key: UInt64) -> Value {
        let key = Self.proper(key)
        let place = place(key)
        guard filter[place.word] & place.bit != 0 else { return none }
        let slot = slot(key)
        return keys[slot] == key ? values[slot] : none
    }

    mutating func update(_ key: UInt64, _ change: (inout Value) -> Void) {
        if count * 2 >= keys.count { grow() }
        let key = Self.proper(key)
        let slot = slot(key)
        if keys[slot] == 0 {
            keys[slot] = key
            let place = place(key)
            filter[place.word] |= place.bit
            count += 1
        }
        change(&values[slot])
    }

    private mutating func grow() {
        var larger = HashTable(capacity: keys.count, none: none)
        for (key, value) in zip(keys, values) where key != 0 {
            larger.update(key) { $0 = value }
        }
        self = larger
    }
}
