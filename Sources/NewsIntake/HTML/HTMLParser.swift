// HTMLParser: UTF-8 to an HTMLTree, through MyHTML. The page goes in piece by piece, so that one
// that nests too deep or explodes into elements is given up before it has cost much.

internal import CMyHTML

enum HTMLParser {
    /// Between two looks at what the page has cost, in bytes.
    private static let pieceBytes = 16 << 10

    /// - Throws: `resourceExhausted` when the page is deeper or has more nodes than the limits say.
    /// - Complexity: about 20 ns a byte; memory some 10 times the page.
    static func tree(of html: UnsafeBufferPointer<UInt8>, limits: IntakeLimits) throws(IntakeError)
        -> HTMLTree
    {
        guard let engine = myhtml_create() else { throw exhausted }
        defer { myhtml_destroy(engine) }
        guard myhtml_init(engine, MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, 0) == ok,
            let page = myhtml_tree_create()
        else { throw exhausted }
        defer { myhtml_tree_destroy(page) }
        guard myhtml_tree_init(page, engine) == ok else { throw exhausted }
        var cost = Cost(deepest: limits.nestingDepth)
        let status = withUnsafeMutablePointer(to: &cost) { cost in
            myhtml_callback_tree_node_insert_set(page, { Cost.count($1, $2) }, cost)
            return parse(html, into: page, cost, limits)
        }
        try check(cost, limits)
        guard status == ok else {
            throw .invalid(
                "content", "the page can't be parsed (MyHTML status \(status)); send its text instead")
        }
        return try flatten(page, HTMLTree.Builder(nodes: cost.nodes, bytes: html.count), limits: limits)
    }

    private static let ok: mystatus_t = 0
    private static var exhausted: IntakeError {
        IntakeError(
            code: "resourceExhausted", message: "there is no memory to parse the page; try again later",
            field: "content")
    }

    private static func parse(
        _ html: UnsafeBufferPointer<UInt8>, into page: OpaquePointer, _ cost: UnsafePointer<Cost>,
        _ limits: IntakeLimits
    ) -> mystatus_t {
        myhtml_encoding_set(page, MyENCODING_DEFAULT)
        var start = 0
        while start < html.count {
            let piece = UnsafeBufferPointer(rebasing: html[start..<min(html.count, start + pieceBytes)])
            let status = piece.withMemoryRebound(to: CChar.self) {
                myhtml_parse_chunk(page, $0.baseAddress, $0.count)
            }
            guard status == ok, !cost.pointee.isOver(limits) else { return status }
            start += piece.count
        }
        return myhtml_parse_chunk_end(page)
    }

    private static func check(_ cost: Cost, _ limits: IntakeLimits) throws(IntakeError) {
        guard !cost.isTooDeep else {
            throw .limit(
                "content", "limits.nestingDepth",
                "nests its elements deeper than the limit of \(limits.nestingDepth); "
                    + "send the article's text instead")
        }
        guard cost.nodes <= limits.pageNodes else {
            throw .limit(
                "content", "limits.pageNodes",
                "has more than the limit of \(limits.pageNodes) elements and texts; "
                    + "send the article's text instead")
        }
    }
}

extension HTMLParser {
    /// What a page has cost so far, counted as its nodes are made.
    private struct Cost {
        let deepest: Int
        private(set) var nodes = 0
        private(set) var isTooDeep = false
        /// What the last one was put in; that its neighbours' depth is the same needs no count.
        private var parent: OpaquePointer?

        init(deepest: Int) { self.deepest = deepest }

        func isOver(_ limits: IntakeLimits) -> Bool { isTooDeep || nodes > limits.pageNodes }

        static func count(_ node: OpaquePointer?, _ context: UnsafeMutableRawPointer?) {
            guard let cost = context?.assumingMemoryBound(to: Cost.self) else { return }
            cost.pointee.nodes += 1
            guard let parent = node.flatMap({ myhtml_node_parent($0) }), parent != cost.pointee.parent,
                !cost.pointee.isTooDeep
            else { return }
            var depth = 0
            var ancestor: OpaquePointer? = parent
            while let current = ancestor, depth <= cost.pointee.deepest {
                depth += 1
                ancestor = myhtml_node_parent(current)
            }
            cost.pointee.parent = parent
            cost.pointee.isTooDeep = depth > cost.pointee.deepest
        }
    }

    private static func flatten(
        _ page: OpaquePointer, _ builder: consuming HTMLTree.Builder, limits: IntakeLimits
    ) throws(IntakeError) -> HTMLTree {
        guard let document = myhtml_tree_get_document(page) else { return builder.finish() }
        var next = myhtml_node_child(document)
        while let node = next {
            let tag = HTMLTag(parserNumber: Int(myhtml_node_tag_id(node)))
            var child: OpaquePointer?
            if tag == .text {
                builder.add(text: characters(of: node))
            } else if tag != .comment, tag != .doctype {
                guard builder.depth <= limits.nestingDepth else {
                    var cost = Cost(deepest: 0)
                    withUnsafeMutablePointer(to: &cost) { Cost.count(node, $0) }
                    try check(cost, limits)
                    return builder.finish()
                }
                builder.open(tag)
                addAttributes(of: node, to: &builder)
                child = isRead(tag, node) ? myhtml_node_child(node) : nil
                if child == nil { builder.close() }
            }
            if let child {
                next = child
                continue
            }
            var current = node
            while true {
                if let sibling = myhtml_node_next(current) {
                    next = sibling
                    break
                }
                guard let parent = myhtml_node_parent(current), parent != document else {
                    return builder.finish()
                }
                builder.close()
                current = parent
            }
        }
        return builder.finish()
    }

    /// Scripts and styles are most of a page; only those that hold data are taken over.
    private static func isRead(_ tag: HTMLTag, _ node: OpaquePointer) -> Bool {
        guard tag == .script else { return tag.rawValue != UInt16(MyHTML_TAG_STYLE.rawValue) }
        var attribute = myhtml_node_attribute_first(node)
        while let current = attribute {
            if HTMLAttribute(name: key(of: current)) == .type {
                return value(of: current).contains(where: { $0 == UInt8(ascii: "+") })
            }
            attribute = myhtml_attribute_next(current)
        }
        return false
    }

    private static func addAttributes(of node: OpaquePointer, to builder: inout HTMLTree.Builder) {
        var attribute = myhtml_node_attribute_first(node)
        while let current = attribute {
            if let name = HTMLAttribute(name: key(of: current)) {
                builder.add(name, value: value(of: current))
            }
            attribute = myhtml_attribute_next(current)
        }
    }

    private static func characters(of node: OpaquePointer) -> UnsafeBufferPointer<UInt8> {
        var length = 0
        let start = myhtml_node_text(node, &length)
        return bytes(start, length)
    }

    private static func key(of attribute: OpaquePointer) -> UnsafeBufferPointer<UInt8> {
        var length = 0
        let start = myhtml_attribute_key(attribute, &length)
        return bytes(start, length)
    }

    private static func value(of attribute: OpaquePointer) -> UnsafeBufferPointer<UInt8> {
        var length = 0
        let start = myhtml_attribute_value(attribute, &length)
        return bytes(start, length)
    }

    private static func bytes(_ start: UnsafePointer<CChar>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
        guard let start, count > 0 else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(
            start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: count)
    }
}
