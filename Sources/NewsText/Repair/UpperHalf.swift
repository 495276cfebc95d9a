// UpperHalf: the encodings that UTF-8 is mistaken for, by the scalars of their bytes from 80 to FF.

internal import CNewsTables

/// One encoding's bytes beyond ASCII.
struct UpperHalf: Sendable {
    let isWindows: Bool
    let isWindows1252: Bool
    let isIBM437: Bool
    /// Byte − 0x80 to scalar.
    private let scalars: [UInt32]
    /// Scalar to byte; 0 where it is none of the encoding's.
    private let bytes: [UInt8]

    /// windows-1252 first, which nearly all spoilt text went through.
    static let all: [UpperHalf] = WordTable(news_table_upper_halves).lines.compactMap(UpperHalf.init)

    private init?(row: Substring) {
        let columns = WordTable.columns(of: row)
        guard columns.count == 2 else { return nil }
        isWindows = columns[0].hasPrefix("windows")
        isWindows1252 = columns[0] == "windows-1252"
        isIBM437 = columns[0] == "ibm437"
        scalars = columns[1].utf8.split(separator: 0x20).compactMap { UInt32(Substring($0), radix: 16) }
        guard scalars.count == 128 else { return nil }
        var bytes = [UInt8](repeating: 0, count: SequenceBytes.limit)
        // Windows' programs pass a control on as the byte that it was.
        if isWindows { for byte in UInt8(0x80)...0x9F { bytes[Int(byte)] = byte } }
        for (index, scalar) in scalars.enumerated() where scalar < SequenceBytes.limit {
            bytes[Int(scalar)] = UInt8(0x80 + index)
        }
        self.bytes = bytes
    }

    /// Calls `body` with each scalar beyond ASCII and the byte that it was.
    func forEach(_ body: (UInt32, UInt8) -> Void) {
        for scalar in Array(0x80...0x9F) + scalars {
            if let byte = byte(of: scalar) { body(scalar, byte) }
        }
    }

    /// The byte that a scalar beyond ASCII was.
    func byte(of scalar: UInt32) -> UInt8? {
        guard scalar < SequenceBytes.limit, bytes[Int(scalar)] > 0 else { return nil }
        return bytes[Int(scalar)]
    }

    /// The scalar that a byte from 0x80 on became.
    func scalar(of byte: UInt8) -> UInt32 { scalars[Int(byte) - 0x80] }

    /// What a C1 control was meant as: windows-1252's sign for that byte, or nothing.
    static func sign(ofControl control: UInt32) -> [UInt32] {
        guard (0x80...0x9F).contains(control), let first = all.first else { return [] }
        let scalar = first.scalar(of: UInt8(control))
        return scalar == control ? [] : [scalar]
    }
}

/// For each scalar, in which of the encodings it is the first byte of a UTF-8 sequence, and in which
/// a later one: text in which no such two stand together is sound, and costs two look-ups a scalar.
struct SequenceBytes: Sendable {
    static let shared = SequenceBytes()
    /// Scalars from here on are in none of the encodings.
    static let limit = 0x25CB

    private var first = [UInt16](repeating: 0, count: limit)
    private var later = [UInt16](repeating: 0, count: limit)

    private init() {
        for (number, half) in UpperHalf.all.enumerated() {
            half.forEach { scalar, byte in
                if (0xC2...0xF4).contains(byte) { first[Int(scalar)] |= 1 << number }
                if byte & 0xC0 == 0x80 { later[Int(scalar)] |= 1 << number }
            }
        }
    }

    func first(_ scalar: UInt32) -> UInt16 { scalar < Self.limit ? first[Int(scalar)] : 0 }

    /// U+FFFD is what is left of a byte that got lost.
    func later(_ scalar: UInt32) -> UInt16 {
        scalar < Self.limit ? later[Int(scalar)] : scalar == 0xFFFD ? .max : 0
    }
}
