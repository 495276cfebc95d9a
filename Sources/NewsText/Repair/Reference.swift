// Reference: character references (`&amp;`) left in text that was taken from markup.

internal import CNewsTables

enum Reference {
    private static let names: [String: UInt32] = {
        var names: [String: UInt32] = [:]
        for line in WordTable(news_table_references).lines {
            let columns = WordTable.columns(of: line)
            if columns.count == 2 { names[String(columns[0])] = UInt32(columns[1], radix: 16) }
        }
        return names
    }()

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
        let value =
            digits.first == "x" || digits.first == "X"
            ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap { $0 >= 0x20 && !(0x7F...0x9F).contains($0) ? $0 : nil }
    }
}
