// TableSections: reads an embedded word list that is divided into named sections.

internal import CNewsTables

/// Words of an embedded table under the `[section]` that they stand in; `#` lines are remarks.
struct TableSections {
    private let bytes: UnsafeBufferPointer<UInt8>

    /// The table's bytes live as long as the process.
    init(_ table: NewsTable) {
        bytes = UnsafeBufferPointer(start: table.bytes, count: Int(table.count))
    }

    /// Calls `enter` with each section's name and `word` with each word in it. One pass.
    func read(enter: (String) -> Void, word: (Slice<UnsafeBufferPointer<UInt8>>) -> Void) {
        var position = 0
        while position < bytes.count {
            let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            defer { position = end + 1 }
            guard position < end, bytes[position] != UInt8(ascii: "#") else { continue }
            if bytes[position] == UInt8(ascii: "["), bytes[end - 1] == UInt8(ascii: "]") {
                enter(String(decoding: bytes[position + 1..<end - 1], as: UTF8.self))
                continue
            }
            var start = position
            while start < end {
                let stop = bytes[start..<end].firstIndex(of: UInt8(ascii: " ")) ?? end
                if stop > start { word(bytes[start..<stop]) }
                start = stop + 1
            }
        }
    }

    /// The hash of a word of the table. ASCII words take no decoding.
    static func hash(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
        var hash = WordHash()
        for byte in word {
            guard byte < 0x80 else { return WordHash.of(String(decoding: word, as: UTF8.self)) }
            hash.add(UInt32(byte))
        }
        return hash.spread
    }
}
