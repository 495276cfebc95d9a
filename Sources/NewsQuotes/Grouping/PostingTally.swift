// PostingTally: adds up what wordings share with one that is looked for, and picks the greatest.

/// Sums by wording, in a table of a fixed size that a core's cache holds. Sums depend on the order
/// of the additions for one wording alone.
struct PostingTally {
    private var wordings: [Int32] = []
    private var sums: [Float] = []
    /// Places in `wordings`, one more than that; zero is a free slot. Open addressing.
    private var slots: [UInt16]
    private let mask: Int

    /// - Parameter capacity: additions that will be made at most, fewer than 65 536.
    init(capacity: Int) {
        var size = 64
        while size < 2 * capacity { size *= 2 }
        slots = Array(repeating: 0, count: size)
        mask = size - 1
        wordings.reserveCapacity(capacity)
        sums.reserveCapacity(capacity)
    }

    mutating func add(_ weight: Float, to wording: Int32) {
        var slot = Int((UInt32(bitPattern: wording) &* 0x9e37_79b1) >> 8) & mask
        while slots[slot] != 0 {
            let place = Int(slots[slot]) - 1
            if wordings[place] == wording {
                sums[place] += weight
                return
            }
            slot = (slot + 1) & mask
        }
        wordings.append(wording)
        sums.append(weight)
        slots[slot] = UInt16(wordings.count)
    }

    /// The wordings of the greatest shares, in no order; of equal shares the earlier wording.
    /// - Parameter share: of a wording and its sum, not negative.
    func greatest(_ count: Int, by share: (Int32, Float) -> Float) -> [(wording: Int32, sum: Float)] {
        guard wordings.count > count else { return Array(zip(wordings, sums)) }
        let keys = zip(wordings, sums).map { wording, sum in
            UInt64(share(wording, sum).bitPattern) << 32 | UInt64(UInt32.max - UInt32(wording))
        }
        let least = Self.greatest(count, of: keys)
        return keys.indices.compactMap { keys[$0] >= least ? (wordings[$0], sums[$0]) : nil }
    }

    /// The one that `count - 1` are greater than, by Hoare's selection; keys differ.
    private static func greatest(_ count: Int, of keys: [UInt64]) -> UInt64 {
        var keys = keys
        var (low, high) = (0, keys.count - 1)
        while low < high {
            let pivot = keys[(low + high) / 2]
            var (left, right) = (low, high)
            while left <= right {
                while keys[left] > pivot { left += 1 }
                while keys[right] < pivot { right -= 1 }
                if left <= right {
                    keys.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if count - 1 <= right {
                high = right
            } else if count - 1 >= left {
                low = left
            } else {
                break
            }
        }
        return keys[count - 1]
    }
}
