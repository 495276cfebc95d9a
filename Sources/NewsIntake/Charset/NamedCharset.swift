// NamedCharset: text in an encoding that is named by a label, through the decoders of the WHATWG
// Encoding Standard that come with the parser of pages.

internal import CMyHTML

/// Decodes bytes by the label that a document or a protocol gives, read as browsers read it.
enum NamedCharset {
    /// The text, with U+FFFD for what the encoding doesn't have; nil where the label is unknown, names
    /// UTF-8, or more than one byte in a hundred makes no sense in it.
    /// - Complexity: one pass.
    static func text(from bytes: ArraySlice<UInt8>, label: String) -> String? {
        if let wide = wide(bytes, label: label.lowercased()) { return wide }
        guard let encoding = encoding(named: label) else { return nil }
        if encoding == MyENCODING_WINDOWS_1252 { return Windows1252.text(from: bytes) }
        guard let decode = myencoding_get_function_by_id(encoding) else { return nil }
        var state = myencoding_result()
        var scalars = String.UnicodeScalarView()
        var losses = 0
        for byte in bytes {
            let status = decode(byte, &state)
            if status == MyENCODING_STATUS_OK {
                scalars.append(Unicode.Scalar(UInt32(truncatingIfNeeded: state.result)) ?? "\u{FFFD}")
                // This decoder forgets to forget the first byte of a pair.
                if encoding == MyENCODING_SHIFT_JIS { state.first = 0 }
            } else if status == MyENCODING_STATUS_ERROR {
                losses += 1
                scalars.append("\u{FFFD}")
                state = myencoding_result()
            }
        }
        return losses * 100 <= bytes.count + 99 ? String(scalars) : nil
    }

    /// UTF-16 and UTF-32, of which the web has only the first.
    private static func wide(_ bytes: ArraySlice<UInt8>, label: String) -> String? {
        let size = label.hasPrefix("utf-16") ? 2 : label.hasPrefix("utf-32") ? 4 : 0
        guard size > 0, bytes.contains(0) else { return nil }
        let isLittle =
            label.hasSuffix("le") || !label.hasSuffix("be") && (bytes.first ?? 0) != 0 && bytes.first != 0xFE
        var units: [UInt32] = []
        units.reserveCapacity(bytes.count / size)
        var index = bytes.startIndex
        while index + size <= bytes.endIndex {
            let unit = bytes[index..<index + size]
            let value =
                isLittle
                ? unit.reversed().reduce(0) { $0 << 8 | UInt32($1) } : unit.reduce(0) { $0 << 8 | UInt32($1) }
            if !(units.isEmpty && value == 0xFEFF) { units.append(value) }
            index += size
        }
        return size == 2
            ? String(decoding: units.lazy.map { UInt16(truncatingIfNeeded: $0) }, as: UTF16.self)
            : String(decoding: units, as: UTF32.self)
    }

    private static func encoding(named label: String) -> myencoding_t? {
        let name = label.utf8.filter { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "'") }
        guard !name.isEmpty, name.count < 40 else { return nil }
        var encoding = MyENCODING_DEFAULT
        let isKnown = name.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) {
                myencoding_by_name($0.baseAddress, $0.count, &encoding)
            }
        }
        return isKnown && encoding != MyENCODING_UTF_8 ? encoding : nil
    }
}
