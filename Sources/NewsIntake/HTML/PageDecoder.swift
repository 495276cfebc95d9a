// PageDecoder: a page's bytes to UTF-8. Valid UTF-8 is what it is, whatever the label says; else the
// protocol's word counts, then the page's own label, then a guess.

internal import CMyHTML
internal import Glibc

enum PageDecoder {
    /// How far into a page its label may stand, in bytes; browsers look as far.
    private static let labelReach = 4096

    /// - Parameter charset: what the protocol said of the encoding.
    static func utf8(from bytes: [UInt8], charset: String? = nil) throws(IntakeError) -> [UInt8] {
        let marked = bytes.withoutMarks
        if marked.count < bytes.count { return Array(marked) }
        let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        guard !bytes.isEmpty, !isWide, !hasZero(bytes) else {
            return Array(try TextDecoder.text(from: bytes).utf8)
        }
        if isUTF8(bytes) { return bytes }
        for label in [charset, label(in: bytes)].compactMap({ $0 }) {
            if let text = NamedCharset.text(from: bytes[...], label: label) { return Array(text.utf8) }
        }
        return Array(try TextDecoder.text(from: bytes, language: language(in: bytes)).utf8)
    }

    private static func hasZero(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
        }
    }

    /// Without making a string of it, and passing stretches of ASCII, most of nearly every page, at once.
    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        var index = 0
        while index < bytes.count {
            guard !isASCII(bytes, at: index) else {
                index += asciiStride
                continue
            }
            // What stands between two stretches of ASCII is whole.
            let start = index
            repeat { index += asciiStride } while index < bytes.count && !isASCII(bytes, at: index)
            let text = bytes.span.extracting(start..<min(index, bytes.count))
            guard (try? UTF8Span(validating: text)) != nil else { return false }
        }
        return true
    }

    private static let asciiStride = MemoryLayout<SIMD8<UInt64>>.size

    /// Whether the next bytes are ASCII; false where there are too few to ask.
    private static func isASCII(_ bytes: [UInt8], at index: Int) -> Bool {
        guard index + asciiStride <= bytes.count else { return false }
        return bytes.withUnsafeBytes {
            let word = $0.loadUnaligned(fromByteOffset: index, as: SIMD8<UInt64>.self)
            return word & SIMD8(repeating: 0x8080_8080_8080_8080) == .zero
        }
    }

    /// The encoding that a `meta` element names.
    private static func label(in bytes: [UInt8]) -> String? {
        bytes.prefix(labelReach).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { head in
                let encoding = myencoding_prescan_stream_to_determine_encoding(head.baseAddress, head.count)
                guard encoding != MyENCODING_NOT_DETERMINED, encoding != MyENCODING_DEFAULT else {
                    return nil
                }
                var length = 0
                guard let name = myencoding_name_by_id(encoding, &length) else { return nil }
                return String(
                    decoding: UnsafeRawBufferPointer(start: name, count: length), as: UTF8.self)
            }
        }
    }

    /// The language that the page's first element names: it tells which encodings are likely.
    private static func language(in bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(labelReach).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
        guard let start = Array(head.utf8).firstOccurrence(of: Array("lang=".utf8)) else { return nil }
        let rest = head.utf8.dropFirst(start + 5).drop { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
        return String(decoding: rest.prefix(2), as: UTF8.self).lowercased()
    }
}
