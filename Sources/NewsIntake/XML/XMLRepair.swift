// XMLRepair: what feeds do to XML most, undone: HTML's names of characters, a bare "&", control
// characters, something before the declaration.

enum XMLRepair {
    /// The text with the usual faults mended, outside of CDATA sections and comments.
    ///
    /// - Complexity: one pass.
    static func mended(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 16)
        var index = start(of: bytes)
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "<"), let end = opaque(bytes, at: index) {
                output += bytes[index..<end].lazy.map { isControl($0) ? 0x20 : $0 }
                index = end
            } else if byte == UInt8(ascii: "&") {
                index = reference(bytes, at: index, &output)
            } else {
                output.append(isControl(byte) ? 0x20 : byte)
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// A declaration that doesn't stand first is passed over, with what is before it.
    private static func start(of bytes: [UInt8]) -> Int {
        let declaration = Array("<?xml ".utf8)
        let head = bytes.prefix(4096)
        guard head.count > declaration.count else { return 0 }
        for index in 0..<head.count - declaration.count
        where bytes[index] == declaration[0] && bytes[index...].starts(with: declaration) {
            return bytes[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? 0
        }
        return 0
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }

    /// The end of a CDATA section or comment that starts here.
    private static func opaque(_ bytes: [UInt8], at start: Int) -> Int? {
        let close: [UInt8]
        if bytes[start...].starts(with: "<![CDATA[".utf8) {
            close = Array("]]>".utf8)
        } else if bytes[start...].starts(with: "<!--".utf8) {
            close = Array("-->".utf8)
        } else {
            return nil
        }
        var index = start + 4
        while index < bytes.count, !bytes[index...].starts(with: close) { index += 1 }
        return min(bytes.count, index + close.count)
    }

    /// Writes the reference at `start` in a form that XML knows; gives where it ends.
    private static func reference(_ bytes: [UInt8], at start: Int, _ output: inout [UInt8]) -> Int {
        for known in ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"]
        where bytes[start...].starts(with: known.utf8) {
            output += known.utf8
            return start + known.utf8.count
        }
        let (utf8, end) = Entities.scalars(in: bytes, at: start)
        if end > start + 1, let first = utf8.first, first > 0x3E || first == 0x20 {
            output += utf8
            return end
        }
        if end > start + 1, let first = utf8.first, first > 0x1F {
            // "<" and "&" by number stay references.
            output += "&#\(first);".utf8
            return end
        }
        output += "&amp;".utf8
        return start + 1
    }
}
