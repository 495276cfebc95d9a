// JSONString: the strings of a JSON text, with their escapes.

internal import Packing

extension JSONParser {
    /// A string; copies whole stretches between escapes.
    mutating func string() throws(JSONError) -> String {
        index += 1
        var start = index
        unescapedCount = 0
        while true {
            index = plainEnd(from: index)
            guard index < bytes.count else { break }
            switch bytes[index] {
            case UInt8(ascii: "\""):
                let end = index
                index += 1
                guard unescapedCount > 0 else {
                    return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
                }
                keep(start..<end)
                return unescaped.withUnsafeBufferPointer {
                    String(decoding: UnsafeBufferPointer(rebasing: $0[..<unescapedCount]), as: UTF8.self)
                }
            case UInt8(ascii: "\\"):
                keep(start..<index)
                try escape()
                start = index
            default: throw error("a control character in a string has to be escaped")
            }
        }
        throw error("the text ends inside a string")
    }

    /// Takes a stretch without escapes as it is.
    private mutating func keep(_ range: Range<Int>) {
        // No string is longer without its escapes than with them, and none longer than the text.
        if unescaped.isEmpty {
            let count = bytes.count
            unescaped = [UInt8](room: count) { $1 = count }
        }
        guard !range.isEmpty else { return }
        let count = unescapedCount
        unescaped.withUnsafeMutableBytes { buffer in
            UnsafeMutableRawBufferPointer(rebasing: buffer[count...]).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[range]))
        }
        unescapedCount += range.count
    }

    private mutating func keep(_ byte: UInt8) {
        unescaped[unescapedCount] = byte
        unescapedCount += 1
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
            let found = (mark &- ones) | (backslash &- ones) | (word &- ones &* 0x20)
            let bits = found & ~word & (ones &* 0x80)
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
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): keep(letter)
        case UInt8(ascii: "b"): keep(0x08)
        case UInt8(ascii: "f"): keep(0x0C)
        case UInt8(ascii: "n"): keep(0x0A)
        case UInt8(ascii: "r"): keep(0x0D)
        case UInt8(ascii: "t"): keep(0x09)
        case UInt8(ascii: "u"):
            let scalar = try unicodeEscape()
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { keep(byte) }
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
