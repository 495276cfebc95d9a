// Reference: character references (`&amp;`) left in text that was taken from markup.

enum Reference {
    private static let names: [String: UInt32] = [
        "amp": 0x26, "quot": 0x22, "apos": 0x27, "lt": 0x3C, "gt": 0x3E, "nbsp": 0xA0, "lsquo": 0x2018,
        "rsquo": 0x2019, "ldquo": 0x201C, "rdquo": 0x201D, "ndash": 0x2013, "mdash": 0x2014, "hellip": 0x2026,
        "laquo": 0xAB, "raquo": 0xBB, "euro": 0x20AC, "pound": 0xA3, "copy": 0xA9,
    ]

    /// The scalar that the reference at `start` stands for and where it ends, or nil.
    static func scalar(in scalars: [UInt32], at start: Int) -> (UInt32, end: Int)? {
        let limit = min(scalars.count, start + 10)
        guard let semicolon = scalars[start..<limit].firstIndex(of: 0x3B), semicolon > start + 2 else {
            return nil
        }
        let body = scalars[start + 1..<semicolon]
        guard body.allSatisfy({ $0 < 0x80 }) else { return nil }
        let name = String(decoding: body.map { UInt8($0) }, as: UTF8.self)
        guard let value = names[name] ?? number(name), Unicode.Scalar(value) != nil else { return nil }
        return (value, semicolon + 1)
    }

    /// `#8217`, `#x2019`; nothing that would be a control.
    private static func number(_ name: String) -> UInt32? {
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let value = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap { $0 >= 0x20 && !(0x7F...0x9F).contains($0) ? $0 : nil }
    }
}
