// Windows1252: the encoding behind most text that isn't UTF-8, as the WHATWG Encoding Standard
// has it (its five unassigned bytes are the C1 controls).

enum Windows1252 {
    /// The scalars of 0x80 … 0x9F.
    private static let high: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]

    static func text(from bytes: ArraySlice<UInt8>) -> String {
        let high = high
        return String(
            decoding: bytes.lazy.map { byte in
                (0x80...0x9F).contains(byte) ? high[Int(byte) - 0x80] : UInt16(byte)
            }, as: UTF16.self)
    }
}
