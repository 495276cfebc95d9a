// Windows1252: scalars to the bytes of windows-1252 and back, for undoing a wrong decoding.

extension Mojibake {
    /// The scalars of 0x80 … 0x9F (WHATWG Encoding Standard, index windows-1252).
    private static let high: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]

    /// The byte behind a scalar beyond ASCII: latin-1 as it is, windows-1252's own signs by table.
    static func byte(of scalar: UInt32) -> UInt8? {
        if scalar < 0x100 { return scalar < 0x80 ? nil : UInt8(scalar) }
        guard scalar <= 0x2122 else { return nil }
        return high.firstIndex(of: scalar).map { UInt8(0x80 + $0) }
    }

    /// What a C1 control was meant as: windows-1252's sign for that byte, or nothing.
    static func scalar(ofWindows1252 control: UInt32) -> [UInt32] {
        guard (0x80...0x9F).contains(control) else { return [] }
        let scalar = high[Int(control) - 0x80]
        return scalar == control ? [] : [scalar]
    }
}
