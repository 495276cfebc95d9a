// MarkupText: the text of an XHTML or HTML fragment, as agencies put their bodies in JSON. Not a
// reader of web pages: it knows blocks, entities and what to leave out.

/// Turns a fragment of markup into text with a blank line between its blocks.
enum MarkupText {
    /// Elements that end a line of text: HTML's, and those of NITF.
    private static let blocks: Set = [
        "p", "div", "section", "article", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup",
        "li", "ul", "ol", "dir", "menu", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot",
        "tr",
        "blockquote", "pre", "figure", "figcaption", "hr", "body", "html", "aside", "main", "nav", "address",
        "form", "fieldset", "legend", "details", "summary", "dialog", "search", "center", "hl2", "block",
    ]
    /// Elements that stand apart in their line.
    private static let cells: Set = ["td", "th"]
    /// Elements whose content isn't text.
    private static let hidden: Set = ["script", "style", "template", "noscript", "head", "svg", "iframe"]
    /// Elements that stand in a head, with what is in them: HTML's, and those of NITF.
    private static let headOnly: Set = [
        "title", "script", "style", "template", "noscript", "docdata", "tobject", "pubdata", "iim",
    ]
    /// Those of HTML that hold nothing.
    private static let headTags: Set = ["base", "link", "meta"]

    /// - Complexity: one pass over the markup.
    static func text(from markup: String) -> String {
        let bytes = Array(markup.utf8)
        // After the last ">" no tag can end: what follows is text, and isn't searched for each "<".
        let lastTagEnd = bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
        var output = Output()
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"):
                guard index < lastTagEnd, let tag = Tag(bytes, at: index) else {
                    output.append(bytes[index])
                    index += 1
                    continue
                }
                index = tag.end
                if hidden.contains(tag.name), !tag.isClosing, !tag.isEmpty {
                    index = end(of: tag, in: bytes, lastTagEnd)
                } else if tag.name == "br" {
                    output.breakLine()
                } else if cells.contains(tag.name) {
                    output.space()
                } else if blocks.contains(tag.name) {
                    output.breakParagraph()
                }
            case UInt8(ascii: "&"):
                let (scalars, end) = Entities.scalars(in: bytes, at: index)
                output.append(scalars)
                index = end
            case 0x20, 0x09, 0x0A, 0x0D:
                output.space()
                index += 1
            default:
                output.append(bytes[index])
                index += 1
            }
        }
        return output.text
    }

    /// Where an element ends that holds no text.
    private static func end(of tag: Tag, in bytes: [UInt8], _ lastTagEnd: Int) -> Int {
        guard tag.name == "head" else { return end(of: tag.name, in: bytes, from: tag.end) }
        // HTML lets its end tag be left out: it ends at the first text or tag that can't be in one.
        var index = tag.end
        while index < lastTagEnd {
            if [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(bytes[index]) {
                index += 1
                continue
            }
            guard bytes[index] == UInt8(ascii: "<"), let inner = Tag(bytes, at: index) else { return index }
            if inner.isClosing, inner.name == "head" { return inner.end }
            if headOnly.contains(inner.name), !inner.isClosing, !inner.isEmpty {
                index = end(of: inner.name, in: bytes, from: inner.end)
            } else if inner.name.isEmpty || headOnly.contains(inner.name) || headTags.contains(inner.name) {
                // A comment, a declaration, or nothing within.
                index = inner.end
            } else {
                return index
            }
        }
        return index
    }

    /// The end of `</name …>` after `start`, or of the markup.
    private static func end(of name: String, in bytes: [UInt8], from start: Int) -> Int {
        let closing = Array("</\(name)".utf8)
        var index = start
        while index + closing.count <= bytes.count {
            if bytes[index] == UInt8(ascii: "<"),
                zip(closing, bytes[index...]).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
            {
                let rest = bytes[(index + closing.count)...]
                // Not `</header` for `</head`.
                if rest.first.map(Tag.isNameByte) != true {
                    return rest.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
                }
            }
            index += 1
        }
        return bytes.count
    }
}

extension MarkupText {
    /// Collects text; a break or a space is only written when more text follows it.
    private struct Output {
        private var bytes: [UInt8] = []
        private var pending: [UInt8] = []

        mutating func append(_ byte: UInt8) {
            flush()
            bytes.append(byte)
        }

        mutating func append(_ text: [UInt8]) {
            flush()
            bytes += text
        }

        mutating func space() { if pending.isEmpty { pending = [0x20] } }
        mutating func breakLine() { if pending != [0x0A, 0x0A] { pending = [0x0A] } }
        mutating func breakParagraph() { pending = [0x0A, 0x0A] }

        private mutating func flush() {
            if !bytes.isEmpty { bytes += pending }
            pending = []
        }

        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    /// A tag, a comment or a declaration.
    private struct Tag {
        private(set) var name = ""
        private(set) var isClosing = false
        private(set) var isEmpty = false
        private(set) var end: Int

        /// In bytes; what is longer is no tag, so that a lone quote mark can't cost a search of the
        /// whole markup for every "<".
        private static let longest = 2048

        /// Nil when "<" at `start` is just a character.
        init?(_ bytes: [UInt8], at start: Int) {
            var index = start + 1
            guard index < bytes.count else { return nil }
            if bytes[index] == UInt8(ascii: "!") || bytes[index] == UInt8(ascii: "?") {
                let isComment = bytes[index...].starts(with: Array("!--".utf8))
                let close = Array((isComment ? "-->" : ">").utf8)
                while index < bytes.count, !bytes[index...].starts(with: close) { index += 1 }
                end = min(bytes.count, index + close.count)
                return
            }
            if bytes[index] == UInt8(ascii: "/") {
                isClosing = true
                index += 1
            }
            let nameStart = index
            while index < bytes.count, Self.isNameByte(bytes[index]) { index += 1 }
            guard index > nameStart, (0x61...0x7A).contains(bytes[nameStart] | 0x20) else { return nil }
            name = String(
                decoding: bytes[nameStart..<index].map { $0 < 0x61 && $0 > 0x40 ? $0 | 0x20 : $0 },
                as: UTF8.self)
            var quote: UInt8?
            let limit = min(bytes.count, start + Self.longest)
            while index < limit {
                let byte = bytes[index]
                if let open = quote {
                    if byte == open { quote = nil }
                } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    quote = byte
                } else if byte == UInt8(ascii: ">") {
                    isEmpty = bytes[index - 1] == UInt8(ascii: "/")
                    end = index + 1
                    return
                }
                index += 1
            }
            return nil
        }

        static func isNameByte(_ byte: UInt8) -> Bool {
            (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
        }
    }
}
