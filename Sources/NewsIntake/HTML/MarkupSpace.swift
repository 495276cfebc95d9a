// MarkupSpace: the space between tags that no text needs: before and after the tags of blocks, and in a
// page's head. It is a seventh of the markup and a third of the tree's nodes.

/// What MarkupOnly and MarkupSpace tell apart of elements.
enum MarkupKind: UInt16 {
    case other
    /// Stands in a page's head and holds no text.
    case head
    case script, style, link, title, plaintext
    /// Its content is left in and not looked at: there are no tags in it, or of another language.
    case opaque
    case anchor
    /// Holds nothing, so that nothing is asked of it.
    case void
    /// Parsers compare its attributes.
    case formatting
    /// Its text stands by itself, and wherever its start tag stands in a body, there is the element.
    case block

    static let table: PhraseTable = {
        let names: [(MarkupKind, String)] = [
            (.head, "html head meta base"), (.script, "script"), (.style, "style"), (.link, "link"),
            (.title, "title"), (.plaintext, "plaintext"), (.anchor, "a"),
            (.void, "br img source wbr"),
            (
                .opaque,
                "svg math select noscript textarea xmp iframe noembed noframes"
            ),
            (.formatting, "b big code em font i nobr s small strike strong tt u"),
            (
                .block,
                "address article aside blockquote center dd details div dl dt fieldset figcaption figure footer "
                    + "h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table ul"
            ),
        ]
        return PhraseTable(
            names.flatMap { kind, names in
                names.split(separator: " ").map { (key: WordHash(of: $0.utf8).value, value: kind.rawValue) }
            })
    }()
}

/// Follows the tags and what stands between them.
struct MarkupSpace {
    private enum Tag { case other, blockStart, blockEnd }

    /// The space before the next tag, if there is nothing else.
    private var gap = 0..<0
    private var last = Tag.other
    /// Whether only a head's elements came so far.
    private var isHead = true
    /// Formatting elements and links that are open. Where one was not closed in its block, a parser opens
    /// it again for what follows, be it a space: then all stays.
    private var open: [UInt64] = []
    private static let mostOpen = 64

    /// Notes what stands between two tags.
    mutating func note(_ range: Range<Int>, isSpace: Bool) {
        gap = range
        if !isSpace { noteText() }
    }

    mutating func noteText() {
        gap = 0..<0
        last = .other
        isHead = false
    }

    /// The part of the space before a tag that can be left out.
    ///
    /// - Parameter name: the hash of the element's name.
    mutating func extra(before kind: MarkupKind, named name: UInt64, isClosing: Bool) -> Range<Int>? {
        let next: Tag = kind != .block ? .other : isClosing ? .blockEnd : .blockStart
        defer { last = next }
        let isFree = open.isEmpty
        if kind == .formatting || kind == .anchor { follow(name, isClosing) }
        switch kind {
        case .head, .script, .style, .link, .title: break
        default: isHead = false
        }
        guard !gap.isEmpty else { return nil }
        let needsNone =
            isHead || last == .blockStart || next == .blockStart || last == .blockEnd && next == .blockEnd
        if isFree, needsNone { return gap }
        return gap.count > 1 ? gap.dropFirst() : nil
    }

    private mutating func follow(_ name: UInt64, _ isClosing: Bool) {
        if isClosing {
            // Of more than can be followed, the last is never closed.
            guard open.count < Self.mostOpen else { return }
            if let index = open.lastIndex(of: name) { open.remove(at: index) }
        } else if open.count < Self.mostOpen {
            open.append(name)
        }
    }
}
