// BodyFinder: which of a page's blocks are its article. Elements that name themselves clutter go
// first; then the tightest element that holds most of the prose that is left is the body.

/// Marks every block of a page with the reason it isn't the article's, or leaves it.
struct BodyFinder {
    let tree: HTMLTree
    private(set) var page: PageBlocks
    private let cues: [ElementCue]
    /// The element that holds the article.
    private(set) var body = 0

    init(_ tree: HTMLTree, _ page: PageBlocks) {
        self.tree = tree
        self.page = page
        let reader = ElementCues.shared
        cues = tree.nodes.indices.map {
            tree.nodes[$0].attributeCount > 0 ? reader.cue(of: $0, in: tree) : ElementCue()
        }
        find()
    }

    /// A page's clutter may hold this share of its prose; an element with more is the article.
    private static let clutterShares = [0.75, 0.4, 0.2]
    /// The body is the tightest element with this share of the prose.
    private static let bodyShare = 0.8

    private mutating func find() {
        let blank = page.blocks
        for share in Self.clutterShares {
            page.blocks = blank
            let total = prose(in: page.blocks.indices)
            guard total > 0 else { break }
            dropNamedClutter(share: share)
            // What goes must not be nearly everything.
            if prose(in: page.blocks.indices) * 4 >= total { break }
        }
        body = narrowest()
        let kept = page.range(of: body, in: tree)
        for index in page.blocks.indices where !kept.contains(index) && page.blocks[index].reason == nil {
            page.blocks[index].reason = .outside
        }
    }

    private func prose(in range: Range<Int>) -> Int {
        page.blocks[range].reduce(0) { $0 + ($1.reason == nil ? $1.prose : 0) }
    }

    /// Sums of prose before each block, so that an element's is a subtraction.
    private var proseBefore: [Int] {
        var sums = [0]
        sums.reserveCapacity(page.blocks.count + 1)
        for block in page.blocks { sums.append(sums[sums.count - 1] + (block.reason == nil ? block.prose : 0)) }
        return sums
    }

    private mutating func dropNamedClutter(share: Double) {
        let sums = proseBefore
        let total = sums[sums.count - 1]
        var node = 0
        while node < tree.nodes.count {
            let element = tree.nodes[node]
            guard element.tag != .text, element.tag != .html, element.tag != .body else {
                node += 1
                continue
            }
            let range = page.range(of: node, in: tree)
            let inside = sums[range.upperBound] - sums[range.lowerBound]
            if !range.isEmpty, let reason = clutter(node, range, prose: inside, of: total, share: share) {
                for index in range where page.blocks[index].reason == nil { page.blocks[index].reason = reason }
                node = Int(element.end)
            } else {
                node += 1
            }
        }
    }

    private func clutter(
        _ node: Int, _ range: Range<Int>, prose: Int, of total: Int, share: Double
    ) -> PageReason? {
        let part = Double(prose) / Double(max(total, 1))
        switch tree.nodes[node].tag {
        case .nav: return part < share ? .navigation : nil
        case .figure, .figcaption, .caption: return part < share / 2 ? .caption : nil
        case .aside: return part < share / 2 ? .sidebar : nil
        case .footer: return part < share / 2 ? .footer : nil
        case .form: return part < 0.1 ? .newsletter : nil
        case .button: return .navigation
        default: break
        }
        let cue = cues[node]
        switch cue.strength {
        case .strong: return part < share ? cue.reason : nil
        case .weak:
            let bytes = page.blocks[range].reduce(0) { $0 + $1.bytes }
            let links = page.blocks[range].reduce(0) { $0 + $1.linkBytes }
            return part < 0.1 && (prose * 3 < bytes || links * 2 > bytes || prose < 120) ? cue.reason : nil
        case .none, .body: return nil
        }
    }

    /// The tightest element that holds most of the prose.
    private func narrowest() -> Int {
        let sums = proseBefore
        let total = sums[sums.count - 1]
        func inside(_ node: Int) -> Int {
            let range = page.range(of: node, in: tree)
            return sums[range.upperBound] - sums[range.lowerBound]
        }
        var best = 0
        if total > 0 {
            var node = 0
            while node < tree.nodes.count {
                let element = tree.nodes[node]
                if element.tag == .text || Double(inside(node)) < Double(total) * Self.bodyShare {
                    node = Int(element.end)
                } else {
                    best = node
                    node += 1
                }
            }
        }
        // A paragraph alone isn't the body; what holds it is.
        while best > 0, page.range(of: best, in: tree).count < 2 { best = max(0, tree.parent(best)) }
        return best
    }
}
