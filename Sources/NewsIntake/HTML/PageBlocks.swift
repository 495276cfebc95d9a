// PageBlocks: a page's text as blocks: runs of text that a reader sees standing by themselves.

/// A run of text that stands by itself.
struct PageBlock {
    /// The element that it stands in.
    var node: Int
    /// The first of its text nodes.
    var firstText: Int
    /// Where it stands in the page's text.
    var text: Range<Int>
    /// Bytes that aren't space.
    var bytes = 0
    /// Bytes that aren't space, in links.
    var linkBytes = 0
    /// Bytes that aren't space, in bold.
    var boldBytes = 0
    /// Sentences that end in it.
    var sentences = 0
    /// Why it was left out; nil while it is kept.
    var reason: PageReason?

    var linkShare: Double { bytes == 0 ? 0 : Double(linkBytes) / Double(bytes) }

    /// How much it is like prose, in bytes: sentences, and not in links.
    var prose: Int {
        guard sentences > 0, bytes >= 50 else { return 0 }
        // A long paragraph may be full of links and still be one.
        guard linkBytes * 2 < bytes || bytes > 150 && sentences > 1 && linkBytes * 4 < bytes * 3 else {
            return 0
        }
        return bytes - linkBytes
    }
}

/// The blocks of a page in document order.
struct PageBlocks {
    private(set) var text: [UInt8] = []
    var blocks: [PageBlock] = []
    /// For each node, the blocks that have ended before it and that have begun; one more than there are nodes.
    private var before: [(ended: Int32, begun: Int32)]
    /// Nodes whose place in `before` is written.
    private var noted = 0

    init(_ tree: HTMLTree) {
        let flows = HTMLFlow.byTag
        before = Array(repeating: (0, 0), count: tree.nodes.count + 1)
        text.reserveCapacity(tree.bytes.count / 2)
        var writer = Writer()
        var open: [(end: Int, node: Int, tag: HTMLTag, isBlock: Bool)] = []
        var node = 0
        while node < tree.nodes.count {
            while let last = open.last, last.end <= node {
                open.removeLast()
                if last.isBlock { writer.flush(&self) }
                writer.leave(last.tag)
            }
            note(node, isWriting: writer.isWriting)
            let element = tree.nodes[node]
            if element.tag == .text {
                let container = open.last { $0.isBlock }?.node ?? 0
                tree.bytes.withUnsafeBufferPointer {
                    writer.add(
                        UnsafeBufferPointer(rebasing: $0[Int(element.start)..<Int(element.stop)]),
                        of: node, in: container, to: &self)
                }
            } else {
                let flow = flows[Int(element.tag.rawValue)]
                if flow == .hidden || flow == .inline && ElementCues.isHidden(node, in: tree) {
                    // Its nodes begin where the next block will.
                    for inner in tree.subtree(node) { note(inner, isWriting: writer.isWriting) }
                    node = Int(element.end)
                    continue
                }
                if flow == .block { writer.flush(&self) }
                if element.tag == .br { writer.breakLine(&self) }
                if element.tag == .td || element.tag == .th { writer.separateCell(&self) }
                note(node, isWriting: writer.isWriting)
                writer.enter(element.tag)
                open.append((Int(element.end), node, element.tag, flow == .block))
            }
            node += 1
        }
        writer.flush(&self)
        note(tree.nodes.count, isWriting: writer.isWriting)
    }

    private mutating func note(_ node: Int, isWriting: Bool) {
        let ended = Int32(blocks.count)
        before[node] = (ended, isWriting ? ended + 1 : ended)
        noted = node + 1
    }

    /// Takes back a block of which nothing is left: what began inside it begins before the next one.
    private mutating func takeBack(_ block: PageBlock) {
        for node in block.firstText..<noted {
            before[node].begun = min(before[node].begun, before[node].ended)
        }
    }

    /// The blocks under a node. A block that runs on from before the node or beyond it isn't among them.
    func range(of node: Int, in tree: HTMLTree) -> Range<Int> {
        let start = Int(before[node].begun)
        return start..<max(start, Int(before[Int(tree.nodes[node].end)].ended))
    }

    /// The number of the block that a node stands or begins in; of the last node maybe beyond the last.
    func block(at node: Int) -> Int { Int(before[node].ended) }

    /// Whether a node belongs to another article: in a list of links or to this one's side.
    func isElsewhere(_ node: Int) -> Bool {
        guard !blocks.isEmpty else { return false }
        switch blocks[min(block(at: node), blocks.count - 1)].reason {
        case .relatedLinks, .comments, .sidebar, .navigation, .advertisement: return true
        default: return false
        }
    }

    func bytes(of block: PageBlock) -> ArraySlice<UInt8> { text[block.text] }
    func string(of block: PageBlock) -> String { String(decoding: text[block.text], as: UTF8.self) }
}

extension PageBlocks {
    /// Writes text with its white space collapsed, and ends blocks.
    private struct Writer {
        private var current: PageBlock?
        private var linkDepth = 0
        private var boldDepth = 0
        private var needsSpace = false
        /// The last bytes, the latest lowest.
        private var tail: UInt32 = 0
        /// Where one node's text is put together.
        private var line: [UInt8] = []

        /// Whether a block has begun.
        var isWriting: Bool { current != nil }

        mutating func enter(_ tag: HTMLTag) {
            if tag == .a { linkDepth += 1 }
            if tag == .b || tag == .strong { boldDepth += 1 }
        }

        mutating func leave(_ tag: HTMLTag) {
            if tag == .a { linkDepth -= 1 }
            if tag == .b || tag == .strong { boldDepth -= 1 }
        }

        mutating func add(
            _ characters: UnsafeBufferPointer<UInt8>, of node: Int, in container: Int,
            to page: inout PageBlocks
        ) {
            var block =
                current
                ?? PageBlock(node: container, firstText: node, text: page.text.count..<page.text.count)
            var count = 0
            var sentences = 0
            var tail = tail
            var needsSpace = needsSpace
            let isEmpty = page.text.count == block.text.lowerBound
            var length = 0
            // A space before it, if that.
            if line.count <= characters.count {
                line = Array(repeating: 0, count: max(4096, 2 * characters.count))
            }
            line.withUnsafeMutableBufferPointer { line in
                var index = 0
                while index < characters.count {
                    let byte = characters[index]
                    index += 1
                    // A no-break space (C2 A0) is a space.
                    if byte <= 0x20 || byte == 0xC2 && index < characters.count && characters[index] == 0xA0 {
                        if byte == 0xC2 { index += 1 }
                        needsSpace = true
                        continue
                    }
                    if needsSpace {
                        if Self.isSentenceEnd(tail) { sentences += 1 }
                        if !isEmpty || length > 0 {
                            line[length] = 0x20
                            length += 1
                        }
                        needsSpace = false
                    }
                    line[length] = byte
                    length += 1
                    count += 1
                    tail = tail << 8 | UInt32(byte)
                    if byte >= 0x80, Self.isWideSentenceEnd(tail) { sentences += 1 }
                }
            }
            page.text += line[..<length]
            self.needsSpace = needsSpace
            self.tail = tail
            guard count > 0 || current != nil else { return }
            block.bytes += count
            block.sentences += sentences
            if linkDepth > 0 { block.linkBytes += count }
            if boldDepth > 0 { block.boldBytes += count }
            current = block
        }

        mutating func breakLine(_ page: inout PageBlocks) {
            guard let block = current, page.text.count > block.text.lowerBound else { return }
            needsSpace = false
            if Self.isSentenceEnd(tail) { current?.sentences += 1 }
            // Two breaks end a paragraph, and so does one after a sentence.
            if page.text.last == 0x0A || Self.isSentenceEnd(tail) { return flush(&page) }
            page.text.append(0x0A)
        }

        mutating func separateCell(_ page: inout PageBlocks) {
            guard let block = current, page.text.count > block.text.lowerBound else { return }
            page.text += " |".utf8
            needsSpace = true
        }

        mutating func flush(_ page: inout PageBlocks) {
            defer {
                current = nil
                needsSpace = false
                tail = 0
            }
            guard var block = current else { return }
            while let byte = page.text.last, page.text.count > block.text.lowerBound,
                byte <= 0x20 || byte == UInt8(ascii: "|")
            {
                page.text.removeLast()
            }
            guard page.text.count > block.text.lowerBound else { return page.takeBack(block) }
            if Self.isSentenceEnd(tail) { block.sentences += 1 }
            block.text = block.text.lowerBound..<page.text.count
            page.blocks.append(block)
        }

        /// Whether a space here would end a sentence.
        private static func isSentenceEnd(_ tail: UInt32) -> Bool {
            switch UInt8(truncatingIfNeeded: tail) {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"),
                UInt8(ascii: "\""),
                UInt8(ascii: ";"):
                true
            case 0x80...:
                switch tail & 0xFFFF {
                case 0xC2BB, 0xC2AB, 0xD89F, 0xDB94, 0xD689: true  // » « ؟ ۔ ։
                default:
                    switch tail & 0xFF_FFFF {
                    case 0xE280A6, 0xE2809D, 0xE2809C, 0xE28099, 0xE0A5A4: true  // … ” “ ’ ।
                    default: false
                    }
                }
            default: false
            }
        }

        /// Marks that need no space after them: 。 ！ ？
        private static func isWideSentenceEnd(_ tail: UInt32) -> Bool {
            switch tail & 0xFF_FFFF {
            case 0xE38082, 0xEFBC81, 0xEFBC9F: true
            default: false
            }
        }
    }
}
