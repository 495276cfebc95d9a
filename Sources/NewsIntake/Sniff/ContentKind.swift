// ContentKind: what bytes are, told by the bytes alone. Names of files and labels of protocols lie.

/// A format that can be told from the first bytes of a file.
package enum ContentKind: String, Sendable, CaseIterable {
    case text
    case html
    case json
    case jsonLines = "jsonl"
    case rss
    case atom
    case newsMLG2 = "newsml-g2"
    case newsML1 = "newsml-1"
    case nitf
    /// XML of a vocabulary that isn't read.
    case xml
    case iptc7901
    case anpa1312
    case gzip
    case zstd
    case tar
    case warc
    /// Pictures, programs and the like.
    case foreign

    /// How many bytes the decision may look at.
    package static let headBytes = 64 << 10

    /// Tells what a file is from its first bytes: `headBytes` of them, or all where it is shorter.
    package init(head: ArraySlice<UInt8>) {
        if head.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            self = .zstd
        } else if head.starts(with: "WARC/".utf8) {
            self = .warc
        } else if TarHeader.isLikely(head) {
            self = .tar
        } else if ForeignFormat.name(of: head) != nil {
            self = .foreign
        } else {
            self = Self.ofText(head)
        }
    }

    private static func ofText(_ head: ArraySlice<UInt8>) -> ContentKind {
        if let kind = TelegramSniffer.kind(of: head) { return kind }
        // UTF-16 and UTF-32 without their zeros are ASCII enough to tell markup by.
        let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]
        let isWide = head.prefix(4).contains(0) || marks.contains { head.starts(with: $0) }
        let ascii = isWide ? head.filter { $0 != 0 && $0 < 0x80 }[...] : head
        let start = ascii.withoutMarks.drop { $0 <= 0x20 }
        switch start.first {
        case UInt8(ascii: "{"), UInt8(ascii: "["): return JSONSniffer.kind(of: start)
        case UInt8(ascii: "<"): return MarkupSniffer.kind(of: start)
        default: return MarkupSniffer.isPage(after: start) ? .html : .text
        }
    }
}
