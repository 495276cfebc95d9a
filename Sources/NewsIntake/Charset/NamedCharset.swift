// NamedCharset: text in an encoding that is named by a label, through libxml2's converters (iconv).

internal import CXML2

/// Decodes bytes by the label that a document or a protocol gives, read as browsers read it.
enum NamedCharset {
    /// Labels that stand for more than they say (WHATWG Encoding Standard §4.2).
    private static let supersets = [
        "iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252",
        "ascii": "windows-1252", "iso-8859-9": "windows-1254", "iso-8859-11": "windows-874",
        "tis-620": "windows-874", "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030",
        "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "shift_jis": "cp932", "shift-jis": "cp932",
        "x-sjis": "cp932", "big5": "big5-hkscs", "utf8": "utf-8", "x-mac-roman": "macintosh",
    ]

    /// The text, with U+FFFD for what the encoding doesn't have; nil where the label is unknown or
    /// more than one byte in a hundred makes no sense in it.
    static func text(from bytes: ArraySlice<UInt8>, label: String) -> String? {
        let name = label.lowercased().filter { !" \t\r\n\"'".contains($0) }
        let charset = supersets[name] ?? name
        if charset == "windows-1252" { return Windows1252.text(from: bytes) }
        guard charset != "utf-8", charset.utf8.count < 40,
            let handler = xmlFindCharEncodingHandler(charset)
        else { return nil }
        defer { xmlCharEncCloseFunc(handler) }
        guard let input = xmlBufferCreateSize(bytes.count + 1),
            let output = xmlBufferCreateSize(bytes.count * 2 + 16)
        else { return nil }
        defer {
            xmlBufferFree(input)
            xmlBufferFree(output)
        }
        bytes.withUnsafeBufferPointer { buffer in
            _ = xmlBufferAdd(input, buffer.baseAddress, Int32(clamping: buffer.count))
        }
        var losses = 0
        while xmlBufferLength(input) > 0 {
            let before = xmlBufferLength(input)
            let result = xmlCharEncInFunc(handler, output, input)
            if result >= 0 || xmlBufferLength(input) < before, result != -2 { continue }
            losses += 1
            guard losses * 100 <= bytes.count + 99, xmlBufferLength(input) > 0 else { return nil }
            _ = xmlBufferShrink(input, 1)
            _ = xmlBufferCat(output, "\u{FFFD}")
        }
        let length = Int(xmlBufferLength(output))
        return String(
            decoding: UnsafeBufferPointer(start: xmlBufferContent(output), count: length), as: UTF8.self)
    }
}
