// What was packed is unpacked, and what was damaged is never taken for anything.

internal import Compression
internal import Foundation
internal import Testing

@Suite struct StoredBytesTests {
    private let stored = StoredBytes(worthCompressing: 100, largest: 10_000)

    @Test("bytes come back, plain or compressed", arguments: [0, 1, 99, 100, 9_999, 10_000])
    func roundTrip(count: Int) {
        let alike = [UInt8](repeating: 7, count: count)
        let column = stored.pack(alike)
        #expect(stored.unpack(column) == alike)
        #expect(count < 100 ? column.count == count + 1 : column.count < 100)
    }

    @Test("bytes that don't shrink are kept as they are")
    func noise() {
        var random = SystemRandomNumberGenerator()
        let noise = (0..<1_000).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let column = stored.pack(noise)
        #expect(column.count == 1_001)
        #expect(stored.unpack(column) == noise)
    }

    @Test("a frame that was cut short, or that says it holds too much, is damaged")
    func damaged() {
        let column = stored.pack((0..<5_000).map { UInt8($0 % 251) })
        for count in 0..<column.count { #expect(stored.unpack(column.prefix(count)) == nil) }
        let large = StoredBytes(worthCompressing: 100, largest: .max).pack(
            [UInt8](repeating: 7, count: 10_001))
        #expect(stored.unpack(large) == nil)
        #expect(stored.unpack(Data([2, 1, 2, 3])) == nil)
    }
}
