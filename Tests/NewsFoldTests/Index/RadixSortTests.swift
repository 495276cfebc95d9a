// RadixSort gives what comparing gives, however the values lie.

internal import Testing

@testable internal import NewsFold

@Suite("Sorting hashes")
struct RadixSortTests {
    private static func hashes(_ count: Int, distinct: UInt64 = .max) -> [UInt64] {
        (0..<UInt64(count)).map { place in
            WordHash.mix(place % distinct + 1) & ~0xFFFF_FFFF | place
        }
    }

    @Test("hashes are in order, equal ones as they came", arguments: [0, 1, 63, 64, 400, 2048, 5000])
    func evenlySpread(_ count: Int) {
        for values in [RadixSortTests.hashes(count), RadixSortTests.hashes(count, distinct: 50)] {
            var sorted = values
            RadixSort.sortByUpperHalf(&sorted)
            #expect(sorted == values.sorted())
        }
    }

    @Test("values that all begin with the same bits are in order too")
    func oneBucket() {
        let values = (0..<UInt64(1000)).map { (997 * $0 % 1000) << 32 | $0 }
        var sorted = values
        RadixSort.sortByUpperHalf(&sorted)
        #expect(sorted == values.sorted())
    }

    @Test("slots are in order", arguments: [1, 100, 256, 70_000, Int32.max])
    func slots(_ greatest: Int32) {
        let values = (0..<Int32(300)).map { Int32((Int64($0) * 7919) % (Int64(greatest) + 1)) } + [greatest]
        var sorted = values
        RadixSort.sort(&sorted)
        #expect(sorted == values.sorted())
    }
}
