// CompositionTable: Unicode's canonical compositions, read once from the embedded table.

internal import CNewsTables

struct CompositionTable: Sendable {
    static let shared = CompositionTable()

    /// By first and second scalar: their composite.
    private(set) var pairs: [UInt64: UInt32] = [:]
    /// By composite: its parts, one level deep.
    private(set) var splits: [UInt32: [UInt32]] = [:]
    /// For each scalar of the basic plane: whether it may change, or change its neighbours.
    private(set) var mayChange = [Bool](repeating: false, count: 0x10000)

    private init() {
        for line in WordTable(news_table_compositions).lines {
            let isOneWay = line.hasPrefix("-")
            let numbers = line.split { $0 == " " || $0 == "-" }.compactMap { UInt32($0, radix: 16) }
            guard let composite = numbers.first, numbers.count > 1 else { continue }
            splits[composite] = Array(numbers.dropFirst())
            if isOneWay {
                if composite < 0x10000 { mayChange[Int(composite)] = true }
            } else {
                pairs[UInt64(numbers[1]) << 32 | UInt64(numbers[2])] = composite
                if numbers[2] < 0x10000 { mayChange[Int(numbers[2])] = true }
            }
        }
        // Vowels and final consonants of decomposed Hangul.
        for scalar in 0x1161...0x11C2 { mayChange[scalar] = true }
        // The blocks that hold marks.
        for block in [
            0x300..<0x2000, 0x20D0..<0x2100, 0x2CEF..<0x3100, 0xA66F..<0xAC00, 0xFB1E..<0xFB1F,
            0xFE20..<0xFE30,
        ] {
            for scalar in block where Composition.combiningClass(UInt32(scalar)) != 0 {
                mayChange[scalar] = true
            }
        }
    }
}
