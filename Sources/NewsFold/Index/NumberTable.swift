// NumberTable: a hash table of one number a key.

/// Numbers by key. Open addressing, eight bytes a place, at most 3/4 full.
struct NumberTable: Sendable {
    /// Of each key itself (high half) and its number (low half); the low half of a free place is no number.
    private var entries: [UInt64] = []
    private(set) var count = 0
    /// Keys are hashes of words, but known ones, and who sends articles chooses the words: where they go nobody
    /// can foretell.
    private let factor = UInt64.random(in: .min ... .max) | 1

    /// What is no number.
    static let none = Int32.min
    private static let free = UInt64(UInt32(bitPattern: none))
    private static let fewest = 64

    /// Bytes held.
    var bytes: Int { entries.capacity * 8 }
    /// Ascending.
    var keys: [UInt32] {
        entries.filter { !NumberTable.isFree($0) }.map { UInt32(truncatingIfNeeded: $0 >> 32) }.sorted()
    }

    /// The number of a key, which isn't `none`; nil where it has none.
    subscript(key: UInt32) -> Int32? {
        get {
            guard let place = place(of: key), !NumberTable.isFree(entries[place]) else { return nil }
            return Int32(truncatingIfNeeded: entries[place])
        }
        set {
            guard let newValue else { return remove(key) }
            guard add(newValue, at: key) != nil, let place = place(of: key) else { return }
            entries[place] = NumberTable.entry(key, newValue)
        }
    }

    /// The numbers of some keys, or `none`. All in one go: they are anywhere in memory, and so the machine
    /// fetches many at a time.
    func numbers(of keys: [UInt32]) -> [Int32] {
        guard !entries.isEmpty else { return [Int32](repeating: NumberTable.none, count: keys.count) }
        // The lower half of a free place is no number.
        return keys.map { key in
            place(of: key).map { Int32(truncatingIfNeeded: entries[$0]) } ?? NumberTable.none
        }
    }

    /// Hands over each key with its number, in no particular order.
    func forEach(_ body: (_ key: UInt32, _ number: Int32) -> Void) {
        for entry in entries where !NumberTable.isFree(entry) {
            body(UInt32(truncatingIfNeeded: entry >> 32), Int32(truncatingIfNeeded: entry))
        }
    }

    /// Forgets all keys, but not their room.
    mutating func removeAll() {
        entries.withUnsafeMutableBufferPointer { $0.update(repeating: NumberTable.free) }
        count = 0
    }

    /// Gives a number to a key that has none.
    ///
    /// - Returns: the number that the key has already, which stays.
    mutating func add(_ number: Int32, at key: UInt32) -> Int32? {
        if (count + 1) * 4 > entries.count * 3 { grow() }
        guard let place = place(of: key) else { return nil }
        let held = entries.withUnsafeMutableBufferPointer { entries -> Int32? in
            guard NumberTable.isFree(entries[place]) else { return Int32(truncatingIfNeeded: entries[place]) }
            entries[place] = NumberTable.entry(key, number)
            return nil
        }
        if held == nil { count += 1 }
        return held
    }

    @inline(__always)
    private static func entry(_ key: UInt32, _ number: Int32) -> UInt64 {
        UInt64(key) << 32 | UInt64(UInt32(bitPattern: number))
    }

    /// Where a key is, or the free place where it would go.
    @inline(__always)
    private func place(of key: UInt32) -> Int? {
        guard !entries.isEmpty else { return nil }
        return entries.withUnsafeBufferPointer { entries in
            var place = home(of: key)
            while !NumberTable.isFree(entries[place]), entries[place] >> 32 != key {
                place = (place + 1) & (entries.count - 1)
            }
            return place
        }
    }

    /// The place from which a key is looked for. There is a power of two of places.
    @inline(__always)
    private func home(of key: UInt32) -> Int {
        Int(truncatingIfNeeded: (UInt64(key) &* factor) >> 32) & (entries.count - 1)
    }

    @inline(__always)
    private static func isFree(_ entry: UInt64) -> Bool { entry & 0xFFFF_FFFF == free }

    private mutating func remove(_ key: UInt32) {
        guard var gap = place(of: key), !NumberTable.isFree(entries[gap]) else { return }
        count -= 1
        let mask = entries.count - 1
        var place = (gap + 1) & mask
        // What was put further on since the place was taken moves up.
        while !NumberTable.isFree(entries[place]) {
            let home = home(of: UInt32(truncatingIfNeeded: entries[place] >> 32))
            if (place - home) & mask >= (place - gap) & mask {
                entries[gap] = entries[place]
                gap = place
            }
            place = (place + 1) & mask
        }
        entries[gap] = NumberTable.free
    }

    private mutating func grow() {
        let old = entries
        entries = [UInt64](repeating: NumberTable.free, count: max(NumberTable.fewest, old.count * 2))
        for entry in old where !NumberTable.isFree(entry) {
            if let place = place(of: UInt32(truncatingIfNeeded: entry >> 32)) { entries[place] = entry }
        }
    }
}
