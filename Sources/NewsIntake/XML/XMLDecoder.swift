// XMLDecoder: the bytes of an XML document to text, whatever its declaration says.

/// Decodes an XML document. What the bytes are wins over what is said of them: a byte order mark,
/// zeros between the characters, valid UTF-8; only then the declaration and the protocol's label.
enum XMLDecoder {
    static func text(from bytes: [UInt8], charset: String?) throws(IntakeError) -> String {
        if let text = wide(bytes) { return text }
        let body = bytes.withoutMarks
        if let text = String(validating: body, as: UTF8.self), !text.unicodeScalars.contains("\0") {
            return text
        }
        for label in [declared(in: body), charset] {
            if let label, let text = NamedCharset.text(from: body, label: label) { return text }
        }
        return try TextDecoder.text(from: bytes)
    }

    /// UTF-16 and UTF-32, by their marks or by the zeros around the first "<".
    private static func wide(_ bytes: [UInt8]) -> String? {
        let fours: [(start: [UInt8], skip: Int, isBigEndian: Bool)] = [
            ([0xFF, 0xFE, 0, 0], 4, false), ([0, 0, 0xFE, 0xFF], 4, true), ([0x3C, 0, 0, 0], 0, false),
            ([0, 0, 0, 0x3C], 0, true),
        ]
        for form in fours where bytes.starts(with: form.start) {
            return utf32(bytes.dropFirst(form.skip), isBigEndian: form.isBigEndian)
        }
        let twos: [(start: [UInt8], skip: Int, label: String)] = [
            ([0xFF, 0xFE], 2, "UTF-16LE"), ([0xFE, 0xFF], 2, "UTF-16BE"), ([0x3C, 0], 0, "UTF-16LE"),
            ([0, 0x3C], 0, "UTF-16BE"),
        ]
        for form in twos where bytes.starts(with: form.start) {
            return NamedCharset.text(from: bytes.dropFirst(form.skip), label: form.label)
        }
        return nil
    }

    /// The web's decoders don't know UTF-32. Bytes that are left over are dropped.
    private static func utf32(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> String {
        var scalars = String.UnicodeScalarView()
        var index = bytes.startIndex
        while index + 4 <= bytes.endIndex {
            let unit = bytes[index..<index + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            scalars.append(Unicode.Scalar(isBigEndian ? unit : unit.byteSwapped) ?? "\u{FFFD}")
            index += 4
        }
        return String(scalars)
    }

    /// The encoding that the declaration names.
    private static func declared(in bytes: ArraySlice<UInt8>) -> String? {
        let head = String(decoding: bytes.prefix(300), as: UTF8.self)
        guard let start = head.range(of: "<?xml"), let end = head[start.upperBound...].range(of: "?>"),
            let key = head[start.upperBound..<end.lowerBound].range(of: "encoding")
        else { return nil }
        let value = head[key.upperBound..<end.lowerBound].drop { $0 == "=" || $0.isWhitespace }
        guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
        return String(value.dropFirst().prefix { $0 != quote })
    }
}

extension StringProtocol {
    /// Where a text stands first; a plain search, for short texts.
    func range(of other: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(other) {
                return start..<index(start, offsetBy: other.count)
            }
            start = index(after: start)
        }
        return nil
    }
}
