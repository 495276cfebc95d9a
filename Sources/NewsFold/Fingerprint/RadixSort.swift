// RadixSort: sorts hashes in linear time: several times faster than comparing, at these sizes.

internal import Packing

/// Least significant digit first, in digits of eight bits.
enum RadixSort {
    /// Below this comparing is as fast.
    private static let fewest = 64

    /// Above this the buckets of a first pass hold too many values to be put in order one by one.
    private static let most = 2048

    /// Sorts hashes by the upper half of each value; equal ones keep their order, or, where there are few
    /// values, stand in the order of their lower halves.
    static func sortByUpperHalf(_ values: inout [UInt64]) {
        values.withUnsafeMutableBufferPointer { sortByUpperHalf($0) }
    }

    static func sortByUpperHalf(_ values: UnsafeMutableBufferPointer<UInt64>) {
        var values = values
        guard values.count >= fewest else { return values.sort() }
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: values.count) { spare in
            if values.count <= most, sortByBuckets(values, spare) { return }
            var from = values
            var to = spare
            for shift in stride(from: UInt64(32), to: 64, by: 8) {
                pass(from, to, shift)
                swap(&from, &to)
            }
            // Four passes: the result is where it began.
        }
    }

    /// The distinct upper halves of sorted values.
    static func distinct(_ sorted: [UInt64]) -> [UInt32] {
        sorted.withUnsafeBufferPointer { sorted in
            var count = min(1, sorted.count)
            for index in 1..<max(1, sorted.count) {
                count &+= sorted[index] >> 32 == sorted[index &- 1] >> 32 ? 0 : 1
            }
            return [UInt32](room: count) { words, filled in
                // Each is written over until another comes: nothing to branch on.
                var end = 0
                for index in sorted.indices {
                    end &+= index > 0 && sorted[index] >> 32 != sorted[index &- 1] >> 32 ? 1 : 0
                    words[end] = UInt32(truncatingIfNeeded: sorted[index] >> 32)
                }
                filled = count
            }
        }
    }

    /// One pass over the highest bits, in which hashes differ evenly; then each value goes past the few
    /// of its bucket that are greater. False where that would be too many: then nothing is changed.
    private static func sortByBuckets(
        _ values: UnsafeMutableBufferPointer<UInt64>, _ spare: UnsafeMutableBufferPointer<UInt64>
    ) -> Bool {
        // About as many buckets as values.
        let bits = min(9, Int.bitWidth - values.count.leadingZeroBitCount)
        let shift = UInt64(64 - bits)
        let buckets = 1 << bits
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: buckets) { places in
            places.initialize(repeating: 0)
            for value in values { places[Int(value &>> shift)] &+= 1 }
            var place: UInt32 = 0
            var pairs: UInt32 = 0
            for bucket in 0..<buckets {
                let count = places[bucket]
                places[bucket] = place
                place &+= count
                pairs &+= count &* count
            }
            guard Int(pairs) <= values.count * 16 else { return false }
            for value in values {
                let bucket = Int(value &>> shift)
                spare[Int(places[bucket])] = value
                places[bucket] &+= 1
            }
            for index in values.indices {
                let value = spare[index]
                var free = index
                while free > 0, values[free - 1] >> 32 > value >> 32 {
                    values[free] = values[free - 1]
                    free -= 1
                }
                values[free] = value
            }
            return true
        }
    }

    /// Sorts values that aren't negative: in as many passes as the greatest has digits.
    static func sort(_ values: inout [Int32]) {
        guard values.count >= fewest, let greatest = values.max() else { return values.sort() }
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: values.count) { spare in
            values.withUnsafeMutableBufferPointer { values in
                var from = values
                var to = spare
                var shift: Int32 = 0
                while shift < 32, greatest &>> shift > 0 {
                    pass(from, to, shift)
                    swap(&from, &to)
                    shift += 8
                }
                if shift / 8 % 2 == 1 { _ = values.update(fromContentsOf: spare) }
            }
        }
    }

    @inline(__always)
    private static func pass<Value: FixedWidthInteger>(
        _ from: UnsafeMutableBufferPointer<Value>, _ to: UnsafeMutableBufferPointer<Value>, _ shift: Value
    ) {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { places in
            places.initialize(repeating: 0)
            for value in from { places[Int(truncatingIfNeeded: value &>> shift & 0xFF)] += 1 }
            var place = 0
            for digit in 0..<256 {
                let count = places[digit]
                places[digit] = place
                place += count
            }
            for value in from {
                let digit = Int(truncatingIfNeeded: value &>> shift & 0xFF)
                to[places[digit]] = value
                places[digit] += 1
            }
        }
    }
}
