// XMLPrologue: what stands before the root element. Its document type is blanked out: no DTD is
// read, and no entity that it declares is known.

enum XMLPrologue {
    /// The text without its document type, each character of it a space, so that lines and columns
    /// stay; and whether it declared entities.
    static func withoutDocumentType(_ text: String) -> (text: String, declaresEntities: Bool) {
        var bytes = Array(text.utf8)
        guard let start = documentType(in: bytes) else { return (text, false) }
        var declaresEntities = false
        var depth = 0
        var quote: UInt8?
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
                case UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "]"): depth -= 1
                case UInt8(ascii: "<"):
                    if bytes[index...].starts(with: "<!ENTITY".utf8) { declaresEntities = true }
                    if bytes[index...].starts(with: "<!--".utf8) {
                        while index < bytes.count, !bytes[index...].starts(with: "-->".utf8) {
                            blank(&bytes[index])
                            index += 1
                        }
                        continue
                    }
                default: break
                }
            }
            let isEnd = quote == nil && depth <= 0 && byte == UInt8(ascii: ">")
            blank(&bytes[index])
            if isEnd { break }
            index += 1
        }
        return (String(decoding: bytes, as: UTF8.self), declaresEntities)
    }

    private static func blank(_ byte: inout UInt8) {
        if byte != 0x0A, byte != 0x0D { byte = 0x20 }
    }

    /// Where the document type declaration starts, if it stands before the root element.
    private static func documentType(in bytes: [UInt8]) -> Int? {
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            let rest = bytes[index...]
            if rest.starts(with: "<!DOCTYPE".utf8) || rest.starts(with: "<!doctype".utf8) { return index }
            let close: String
            if rest.starts(with: "<!--".utf8) {
                close = "-->"
            } else if rest.starts(with: "<?".utf8) {
                close = "?>"
            } else {
                return nil
            }
            index += 2
            while index < bytes.count, !bytes[index...].starts(with: close.utf8) { index += 1 }
        }
        return nil
    }
}
