// FewNumbers: a small set of numbers, told apart many times for each text that is folded.

/// Numbers that aren't negative, in a hash table of fixed size.
struct FewNumbers {
    private var places: [Int32] = []
    private let bits: Int
    private(set) var count = 0

    /// - Parameter limit: numbers held at most; the caller sees to it.
    init(limit: Int) { bits = Int.bitWidth - max(1, 2 * limit - 1).leadingZeroBitCount }

    mutating func insert(_ number: Int32) {
        if places.isEmpty { places = [Int32](repeating: -1, count: 1 << bits) }
        let mask = places.count - 1
        let hash = UInt64(UInt32(bitPattern: number)) &* 0x9E37_79B9_7F4A_7C15
        var place = Int(hash >> UInt64(64 - bits))
        while places[place] != number {
            if places[place] < 0 {
                places[place] = number
                count += 1
                return
            }
            place = (place + 1) & mask
        }
    }

    mutating func removeAll() {
        guard count > 0 else { return }
        for place in places.indices { places[place] = -1 }
        count = 0
    }
}
