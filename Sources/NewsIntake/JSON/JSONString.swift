// JSONString: the strings of a JSON text, with their escapes.

extension JSONParser {
    /// A string; copies whole stretches between escapes.
    mutating func string() throws(JSONError) -> String {
        index += 1
        var start = index
        unescaped.removeAll(keepingCapacity: true)
        while true {
            index = plainEnd(from: index)
            guard index < bytes.count else { break }
            switch bytes[index] {
            case UInt8(ascii: "\""):
                let rest = UnsafeBufferPointer(rebasing: bytes[start..<index])
                index += 1
                if unescaped.isEmpty { return String(decoding: rest, as: UTF8.self) }
                unescaped.append(contentsOf: rest)
                return String(decoding: unescaped, as: UTF8.self)
            case UInt8(ascii: "\\"):
                unescaped.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
                try escape()
                start = index
            default: throw error("a control character in a string has to be escaped")
            }
        }
        throw error("the text ends inside a string")
    }

    /// Where the first quotation mark, backslash or control character stands, or the text's end. Looks
    /// at eight bytes at a time: each test leaves the upper bit of a byte that it holds for, and is
    /// exact for the first one.
    private func plainEnd(from start: Int) -> Int {
        let buffer = UnsafeRawBufferPointer(bytes)
        let ones: UInt64 = 0x0101_0101_0101_0101
        var place = start
        while place + 8 <= buffer.count {
            let word = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            let mark = word ^ ones &* UInt64(UInt8(ascii: "\""))
            let backslash = word ^ ones &* UInt64(UInt8(ascii: "\\"))
            let found =
                (mark &- ones) & ~mark | (backslash &- ones) & ~backslash
                | (word &- ones &* 0x20) & ~word
            let bits = found & (ones &* 0x80)
            if bits != 0 { return place + bits.trailingZeroBitCount / 8 }
            place += 8
        }
        while place < buffer.count {
            let byte = buffer[place]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
            place += 1
        }
        return place
    }

    private mutating func escape() throws(JSONError) {
        guard index + 1 < bytes.count else { throw error("the text ends inside a string") }
        let letter = bytes[index + 1]
        index += 2
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(letter)
        case UInt8(ascii: "b"): unescaped.append(0x08)
        case UInt8(ascii: "f"): unescaped.append(0x0C)
        case UInt8(ascii: "n"): unescaped.append(0x0A)
        case UInt8(ascii: "r"): unescaped.append(0x0D)
        case UInt8(ascii: "t"): unescaped.append(0x09)
        case UInt8(ascii: "u"):
            let scalar = try unicodeEscape()
            unescaped += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        default:
            index -= 1
            throw error("there is no such escape in a string")
        }
    }

    /// The scalar of `\uXXXX`, or of a pair of surrogates; U+FFFD for half a pair.
    private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
        let unit = try hexadecimal()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, bytes[index...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
            return "\u{FFFD}"
        }
        let before = index
        index += 2
        let low = try hexadecimal()
        guard (0xDC00...0xDFFF).contains(low) else {
            index = before
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard index < bytes.count else { throw error("the text ends inside a string") }
            let digit: UInt32
            switch bytes[index] {
            case 0x30...0x39: digit = UInt32(bytes[index] - 0x30)
            case 0x41...0x46, 0x61...0x66: digit = UInt32((bytes[index] | 0x20) - 0x61) + 10
            default: throw error("four hexadecimal digits are expected here")
            }
            value = value << 4 | digit
            index += 1
        }
        return value
    }
}
