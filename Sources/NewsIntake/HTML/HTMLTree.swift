// HTMLTree: a parsed page as flat arrays. The nodes stand in document order, so that an element's
// subtree is a range of numbers; nothing of the C parser is left in it.

/// A page's elements and texts.
struct HTMLTree: Sendable {
    /// An element or a run of characters.
    struct Node: Sendable {
        var tag: HTMLTag
        /// The number of attributes that were kept.
        var attributeCount: UInt8 = 0
        /// −1 for the first node.
        var parent: Int32
        /// One past the last node of the subtree.
        var end: Int32 = 0
        /// For text: where it stands in `bytes`. For an element: its first attribute, in `start`.
        var start: Int32 = 0
        var stop: Int32 = 0
    }

    struct Attribute: Sendable {
        var name: HTMLAttribute
        var start: Int32
        var stop: Int32
    }

    fileprivate(set) var nodes: [Node] = []
    fileprivate(set) var attributes: [Attribute] = []
    /// Texts and attribute values, in UTF-8.
    fileprivate(set) var bytes: [UInt8] = []

    /// The nodes under and including `node`.
    func subtree(_ node: Int) -> Range<Int> { node..<Int(nodes[node].end) }

    func parent(_ node: Int) -> Int { Int(nodes[node].parent) }

    /// An attribute's value in UTF-8, or nil where the element hasn't got it.
    func value(_ name: HTMLAttribute, of node: Int) -> ArraySlice<UInt8>? {
        let element = nodes[node]
        guard element.attributeCount > 0 else { return nil }
        let first = Int(element.start)
        for attribute in attributes[first..<first + Int(element.attributeCount)] where attribute.name == name
        {
            return bytes[Int(attribute.start)..<Int(attribute.stop)]
        }
        return nil
    }

    func string(_ name: HTMLAttribute, of node: Int) -> String? {
        value(name, of: node).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The characters of a text node.
    func characters(of node: Int) -> ArraySlice<UInt8> {
        bytes[Int(nodes[node].start)..<Int(nodes[node].stop)]
    }

    /// The text under a node, with single spaces: all of it, or its first `limit` bytes.
    func text(of node: Int, limit: Int) -> String {
        var result: [UInt8] = []
        gathering: for index in subtree(node) where nodes[index].tag == .text {
            for byte in characters(of: index) {
                if byte <= 0x20 {
                    if let last = result.last, last != 0x20 { result.append(0x20) }
                } else if result.count < limit {
                    result.append(byte)
                } else {
                    // No character is cut in two.
                    if byte & 0xC0 == 0x80 { while let part = result.popLast(), part & 0xC0 == 0x80 {} }
                    break gathering
                }
            }
        }
        if result.last == 0x20 { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }
}

/// The attributes that are kept; all others are dropped as the page is read.
enum HTMLAttribute: UInt8, CaseIterable, Sendable {
    case id, `class`, role, href, rel, content, name, property, itemprop, datetime, style, lang
    case type, hidden, testID, component

    /// By the hash of the name: a page has thousands of attributes.
    private static let numbers = PhraseTable(
        allCases.map { (key: hash($0.written.utf8), value: UInt16($0.rawValue) + 1) })

    /// By the low bits of a name's first letter: the lengths of such names, as bits. Most names are of none.
    private static let lengths = allCases.reduce(into: [UInt16](repeating: 0, count: 32)) { lengths, name in
        let written = name.written.utf8
        lengths[written.first.map { Int($0 & 31) } ?? 0] |= 1 << written.count
    }

    private static func hash(_ name: some Sequence<UInt8>) -> UInt64 {
        var hash = WordHash()
        for byte in name { hash.add(WordHash.lowered(byte)) }
        return hash.value
    }

    private var written: String {
        switch self {
        case .testID: "data-testid"
        case .component: "data-component"
        default: "\(self)"
        }
    }

    /// - Parameter name: in any case.
    init?(name: UnsafeBufferPointer<UInt8>) {
        guard let first = name.first, name.count <= 14, Self.lengths[Int(first & 31)] >> name.count & 1 == 1
        else { return nil }
        let number = Self.numbers[Self.hash(name)]
        guard number > 0, let found = HTMLAttribute(rawValue: UInt8(number - 1)) else { return nil }
        self = found
    }
}

extension HTMLTree {
    /// Puts a tree together, node after node in document order.
    struct Builder {
        private var tree = HTMLTree()
        private var open: [Int32] = []

        /// - Parameter bytes: of the markup; texts and values are rarely more.
        init(nodes: Int, bytes: Int) {
            tree.nodes.reserveCapacity(nodes)
            tree.attributes.reserveCapacity(nodes)
            tree.bytes.reserveCapacity(bytes)
        }

        var depth: Int { open.count }

        mutating func add(text: UnsafeBufferPointer<UInt8>) {
            let start = Int32(tree.bytes.count)
            tree.bytes += text
            tree.nodes.append(
                Node(
                    tag: .text, parent: open.last ?? -1, end: Int32(tree.nodes.count + 1), start: start,
                    stop: Int32(tree.bytes.count)))
        }

        mutating func open(_ tag: HTMLTag) {
            let number = Int32(tree.nodes.count)
            tree.nodes.append(
                Node(tag: tag, parent: open.last ?? -1, end: number + 1, start: Int32(tree.attributes.count)))
            open.append(number)
        }

        /// Of the element that was opened last.
        mutating func add(_ attribute: HTMLAttribute, value: UnsafeBufferPointer<UInt8>) {
            guard let node = open.last, tree.nodes[Int(node)].attributeCount < .max else { return }
            let start = Int32(tree.bytes.count)
            tree.bytes += value
            tree.attributes.append(
                Attribute(name: attribute, start: start, stop: Int32(tree.bytes.count)))
            tree.nodes[Int(node)].attributeCount += 1
        }

        mutating func close() {
            guard let node = open.popLast() else { return }
            tree.nodes[Int(node)].end = Int32(tree.nodes.count)
        }

        consuming func finish() -> HTMLTree { tree }
    }
}
