// RadixSort: sorts hashes in linear time: several times faster than comparing, at these sizes.

/// Least significant digit first, in digits of eight bits.
enum RadixSort {
    /// Below this comparing is as fast.
    private static let fewest = 64

    /// Sorts by the upper half of each value; equal ones keep their order, or, where there are few
    /// values, stand in the order of their lower halves.
    static func sortByUpperHalf(_ values: inout [UInt64]) {
        guard values.count >= fewest else { return values.sort() }
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: values.count) { spare in
            values.withUnsafeMutableBufferPointer { values in
                var from = values
                var to = spare
                for shift in stride(from: UInt64(32), to: 64, by: 8) {
                    pass(from, to, shift)
                    swap(&from, &to)
                }
                // Four passes: the result is where it began.
            }
        }
    }

    @inline(__always)
    private static func pass(
        _ from: UnsafeMutableBufferPointer<UInt64>, _ to: UnsafeMutableBufferPointer<UInt64>, _ shift: UInt64
    ) {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: 256) { places in
            places.initialize(repeating: 0)
            for value in from { places[Int(value >> shift & 0xFF)] += 1 }
            var place = 0
            for digit in 0..<256 {
                let count = places[digit]
                places[digit] = place
                place += count
            }
            for value in from {
                let digit = Int(value >> shift & 0xFF)
                to[places[digit]] = value
                places[digit] += 1
            }
        }
    }
}
