// TarHeader: the 512 bytes before each member of a tar archive (POSIX ustar and GNU).

struct TarHeader {
    enum Kind {
        case file
        /// GNU: the next member's name.
        case longName
        /// pax: the next member's attributes.
        case attributes
        /// Directories, links, devices: nothing to read.
        case other
    }

    static let size = 512
    let name: String
    let bytes: UInt64
    let kind: Kind

    /// Nil where the block is no header: its checksum doesn't fit.
    init?(_ block: ArraySlice<UInt8>) {
        let block = Array(block)
        guard block.count == Self.size, let sum = Self.number(block[148..<156]), sum == Self.checksum(block),
            let size = Self.number(block[124..<136])
        else { return nil }
        let isPOSIX = block[257..<262].elementsEqual("ustar".utf8)
        let prefix = isPOSIX ? Self.text(block[345..<500]) : ""
        let base = Self.text(block[0..<100])
        name = prefix.isEmpty || block[262] == 0x20 ? base : "\(prefix)/\(base)"
        bytes = size
        switch block[156] {
        case 0, UInt8(ascii: "0"), UInt8(ascii: "7"): kind = .file
        case UInt8(ascii: "L"): kind = .longName
        case UInt8(ascii: "x"): kind = .attributes
        default: kind = .other
        }
    }

    /// Whether bytes begin with a header.
    static func isLikely(_ head: ArraySlice<UInt8>) -> Bool {
        head.count >= size && head.first != 0 && TarHeader(head.prefix(size)) != nil
    }

    private static func checksum(_ block: [UInt8]) -> UInt64 {
        block.enumerated().reduce(0) { $0 + UInt64((148..<156).contains($1.offset) ? 0x20 : $1.element) }
    }

    /// Octal digits, or GNU's base 256 where the first bit is set.
    private static func number(_ field: ArraySlice<UInt8>) -> UInt64? {
        if let first = field.first, first & 0x80 != 0 {
            let digits = field.dropFirst()
            guard first == 0x80, digits.dropLast(8).allSatisfy({ $0 == 0 }) else { return nil }
            let value = digits.suffix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return value >> 62 == 0 ? value : nil
        }
        let digits = field.drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
        return digits.isEmpty ? 0 : UInt64(String(decoding: digits, as: UTF8.self), radix: 8)
    }

    private static func text(_ field: ArraySlice<UInt8>) -> String {
        String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
    }
}
