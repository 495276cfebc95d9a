// HashTable: a map from word hashes to small values, in a flat array.

/// Open addressing with linear probing; keys are already well spread. A filter of a few bits a slot
/// stays in the nearest cache and answers for most keys that the table doesn't have. Public, since the
/// compiler specialises no generic of package access for another module, which then costs ten times as much.
public struct HashTable<Value: Sendable>: Sendable {
    @usableFromInline
    struct Slot: Sendable {
        @usableFromInline var key: UInt64
        @usableFromInline var value: Value

        @inlinable
        init(key: UInt64, value: Value) {
            self.key = key
            self.value = value
        }
    }

    /// Keys and values side by side: a lookup waits for memory once.
    @usableFromInline var slots: [Slot]
    /// A bit for each key, at the place that its upper half tells.
    @usableFromInline var filter: [UInt64]
    @usableFromInline var count = 0
    @usableFromInline let none: Value

    /// - Parameter none: what a lookup of an unknown key gives.
    @inlinable
    public init(capacity: Int, none: Value) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: Slot(key: 0, value: none), count: size)
        filter = Array(repeating: 0, count: size / 16)
        self.none = none
    }

    @inlinable @inline(__always)
    func slot(_ key: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: key) & mask
        while slots[slot].key != 0 && slots[slot].key != key { slot = (slot + 1) & mask }
        return slot
    }

    /// Zero stands for an empty slot; a word that hashes to it shares the key 1.
    @inlinable @inline(__always)
    static func proper(_ key: UInt64) -> UInt64 { key == 0 ? 1 : key }

    /// Where a key's bit stands.
    @inlinable @inline(__always)
    func place(_ key: UInt64) -> (word: Int, bit: UInt64) {
        (Int(truncatingIfNeeded: key >> 38) & (filter.count - 1), 1 << (key >> 32 & 63))
    }

    @inlinable @inline(__always)
    public subscript(key: UInt64) -> Value {
        let key = Self.proper(key)
        let place = place(key)
        guard filter[place.word] & place.bit != 0 else { return none }
        let slot = slots[slot(key)]
        return slot.key == key ? slot.value : none
    }

    @inlinable
    public mutating func update(_ key: UInt64, _ change: (inout Value) -> Void) {
        if count * 2 >= slots.count { grow() }
        let key = Self.proper(key)
        let slot = slot(key)
        if slots[slot].key == 0 {
            slots[slot].key = key
            let place = place(key)
            filter[place.word] |= place.bit
            count += 1
        }
        change(&slots[slot].value)
    }

    @inlinable
    public mutating func set(_ key: UInt64, _ value: Value) { update(key) { $0 = value } }

    @inlinable
    mutating func grow() {
        var larger = HashTable(capacity: slots.count, none: none)
        for slot in slots where slot.key != 0 { larger.set(slot.key, slot.value) }
        self = larger
    }
}
