// Entities: the character references that news bodies hold: numbers, and HTML's names.

internal import CNewsTables

/// Resolves character references.
enum Entities {
    /// By the table `references`; others stay as they are.
    private static let names: [String: UInt32] = {
        var names: [String: UInt32] = [:]
        for row in news_table_references.rows where row.count == 2 {
            names[String(row[0])] = UInt32(row[1], radix: 16)
        }
        return names
    }()

    /// The UTF-8 that the reference at `start` stands for and where it ends; the "&" itself when
    /// it is no reference.
    static func scalars(in bytes: [UInt8], at start: Int) -> (utf8: [UInt8], end: Int) {
        let limit = min(bytes.count, start + 12)
        guard let semicolon = bytes[start..<limit].firstIndex(of: UInt8(ascii: ";")), semicolon > start + 1
        else {
            return ([bytes[start]], start + 1)
        }
        let name = String(decoding: bytes[start + 1..<semicolon], as: UTF8.self)
        guard let value = names[name] ?? number(name), let scalar = Unicode.Scalar(value), value != 0 else {
            return ([bytes[start]], start + 1)
        }
        return (Array(String(scalar).utf8), semicolon + 1)
    }

    private static func number(_ name: String) -> UInt32? {
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        return digits.first == "x" || digits.first == "X"
            ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    }
}
