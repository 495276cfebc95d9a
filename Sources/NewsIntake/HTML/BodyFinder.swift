// BodyFinder: which of a page's blocks are its article. Elements that name themselves clutter go
// first; then the tightest element that holds most of the prose that is left is the body.

/// Marks every block of a page with the reason it isn't the article's, or leaves it.
struct BodyFinder {
    let tree: HTMLTree
    private(set) var page: PageBlocks
    private let cues: [ElementCue]
    /// Hashes of the elements' class attributes.
    private let names: [UInt64]
    private var proseByName: [UInt64: Int] = [:]
    /// The element that holds the article.
    private(set) var body = 0
    /// Its blocks, and those of a standfirst above it.
    private(set) var range = 0..<0

    init(_ tree: HTMLTree, _ page: PageBlocks) {
        self.tree = tree
        self.page = page
        let reader = ElementCues.shared
        var cues = Array(repeating: ElementCue(), count: tree.nodes.count)
        var names = Array(repeating: WordHash().value, count: tree.nodes.count)
        var known = ElementCues.Known()
        tree.bytes.withUnsafeBufferPointer { bytes in
            for node in tree.nodes.indices where tree.nodes[node].attributeCount > 0 {
                (cues[node], names[node]) = reader.cue(of: node, in: tree, bytes, &known)
            }
        }
        self.cues = cues
        self.names = names
        find()
    }

    /// A page's clutter may hold this share of its prose; an element with more is the article.
    private static let clutterShares = [0.75, 0.4, 0.2]
    /// The body is the tightest element with this share of the prose.
    private static let bodyShare = 0.8

    private mutating func find() {
        dropTeasers()
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
        var kept = page.range(of: body, in: tree)
        if let lead = lead(before: kept.lowerBound) { kept = lead..<kept.upperBound }
        range = kept
        for index in page.blocks.indices where !kept.contains(index) && page.blocks[index].reason == nil {
            page.blocks[index].reason = .outside
        }
    }

    /// The first block of a standfirst: sentences between the headline and the body.
    private func lead(before start: Int) -> Int? {
        guard start > 0,
            let heading = page.blocks[..<start].lastIndex(where: { tree.nodes[$0.node].tag == .h1 }),
            start - heading <= 12
        else { return nil }
        return page.blocks[heading..<start].firstIndex {
            $0.reason == nil && $0.prose >= 60 && $0.linkBytes == 0 && tree.nodes[$0.node].tag != .h1
        }
    }

    private func prose(in range: Range<Int>) -> Int {
        page.blocks[range].reduce(0) { $0 + ($1.reason == nil ? $1.prose : 0) }
    }

    /// Sums of prose before each block, so that an element's is a subtraction.
    private var proseBefore: [Int] {
        var sums = [0]
        sums.reserveCapacity(page.blocks.count + 1)
        for block in page.blocks {
            sums.append(sums[sums.count - 1] + (block.reason == nil ? block.prose : 0))
        }
        return sums
    }

    /// Rows of other articles' fronts, unless they are all there is.
    private mutating func dropTeasers() {
        let sums = proseBefore
        let runs = TeaserRuns(tree, page, proseBefore: sums).ranges
        for index in runs.joined() where page.blocks[index].reason == nil {
            page.blocks[index].reason = .relatedLinks
        }
    }

    private mutating func dropNamedClutter(share: Double) {
        let sums = proseBefore
        let total = sums[sums.count - 1]
        proseByName = [:]
        for node in tree.nodes.indices where cues[node].strength == .strong || cues[node].strength == .weak {
            let range = page.range(of: node, in: tree)
            let inside = sums[range.upperBound] - sums[range.lowerBound]
            if inside > 0 { proseByName[names[node], default: 0] += inside }
        }
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
                for index in range where page.blocks[index].reason == nil {
                    page.blocks[index].reason = reason
                }
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
        guard cue.strength == .strong || cue.strength == .weak else { return nil }
        // Elements of one name count together: what holds most of the prose is the article, in
        // however many pieces.
        let together = Double(proseByName[names[node], default: 0]) / Double(max(total, 1))
        let bytes = page.blocks[range].reduce(0) { $0 + $1.bytes }
        let links = page.blocks[range].reduce(0) { $0 + $1.linkBytes }
        if cue.strength == .strong {
            let most = cue.reason == .comments || links * 4 > bytes ? share : share / 4
            return part < most && (cue.reason == .comments || together < share) ? cue.reason : nil
        }
        guard part < 0.1, together < 0.3 else { return nil }
        let isSmall = prose < 120 && [.caption, .byline, .authorBox, .tags].contains(cue.reason)
        guard prose * 3 < bytes || links * 2 > bytes || isSmall else { return nil }
        // A quotation, of a post say, is part of the story, whatever it is wrapped in.
        if cue.reason != .relatedLinks,
            tree.subtree(node).contains(where: { tree.nodes[$0].tag == .blockquote })
        {
            return nil
        }
        return cue.reason
    }

    /// The element that names itself the article's body, or else the tightest that holds most of
    /// the prose.
    private func narrowest() -> Int {
        let sums = proseBefore
        let total = sums[sums.count - 1]
        func inside(_ node: Int) -> Int {
            let range = page.range(of: node, in: tree)
            return sums[range.upperBound] - sums[range.lowerBound]
        }
        var best = 0
        if let named = named(sums) { return named }
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

    /// The element that names itself the article's body and holds much of the prose; of nested
    /// ones the inner, unless it has less.
    private func named(_ sums: [Int]) -> Int? {
        let total = sums[sums.count - 1]
        for (isWanted, least) in [(isNamedBody, 0.1), (isArticle, 0.4)] {
            var best: (node: Int, prose: Int)?
            for node in tree.nodes.indices where isWanted(node) {
                let range = page.range(of: node, in: tree)
                let prose = sums[range.upperBound] - sums[range.lowerBound]
                guard prose > 300, Double(prose) > Double(total) * least else { continue }
                let isInner = best.map { node < Int(tree.nodes[$0.node].end) } ?? false
                if prose * 10 >= (best?.prose ?? 0) * (isInner ? 9 : 11) { best = (node, prose) }
            }
            if let best { return whole(best.node, sums) }
        }
        return nil
    }

    /// The element that holds all pieces of a body that comes in several of one name, as where
    /// advertisements stand between them.
    private func whole(_ piece: Int, _ sums: [Int]) -> Int {
        func prose(_ node: Int) -> Int {
            let range = page.range(of: node, in: tree)
            return sums[range.upperBound] - sums[range.lowerBound]
        }
        let home = enclosingArticle(piece)
        var result = piece
        var pieces = 0
        var end = 0
        for node in tree.nodes.indices
        where node >= end && names[node] == names[piece] && cues[node] == cues[piece]
            && cues[node].strength == .body && enclosingArticle(node) == home && prose(node) > 0
        {
            pieces += prose(node)
            end = Int(tree.nodes[node].end)
            while !tree.subtree(result).contains(node), result > 0 { result = tree.parent(result) }
        }
        // What holds them holds little else.
        return pieces * 5 >= prose(result) * 4 ? result : piece
    }

    private func enclosingArticle(_ node: Int) -> Int? {
        var node = tree.parent(node)
        while node > 0 {
            if tree.nodes[node].tag == .article { return node }
            node = tree.parent(node)
        }
        return nil
    }

    private func isNamedBody(_ node: Int) -> Bool { cues[node].strength == .body }
    private func isArticle(_ node: Int) -> Bool { tree.nodes[node].tag == .article }
}
