// BlockJudge: of the blocks inside the article's element, which are the article.

/// Goes over the blocks of the body.
struct BlockJudge {
    let tree: HTMLTree
    private(set) var page: PageBlocks
    private let range: Range<Int>
    private let titleWords: [UInt64]

    init(_ finder: BodyFinder, title: String) {
        tree = finder.tree
        page = finder.page
        range = finder.range
        titleWords = WordHash.words(of: title.utf8)
        dropLinkLists()
        dropLines()
        trimEnds()
        dropBareHeadings()
    }

    private func kept(_ index: Int) -> Bool { page.blocks[index].reason == nil }

    /// The nearest list or table that the block is an item of, inside the body.
    private func list(of block: PageBlock) -> Int? {
        var node = block.node
        for _ in 0..<6 where node > 0 {
            let tag = tree.nodes[node].tag
            if tag.isList || tag == .table { return node }
            node = tree.parent(node)
        }
        return nil
    }

    /// Lists whose items are links to elsewhere.
    private mutating func dropLinkLists() {
        var index = range.lowerBound
        while index < range.upperBound {
            guard kept(index), let list = list(of: page.blocks[index]) else {
                index += 1
                continue
            }
            let items = page.range(of: list, in: tree)
            let blocks = page.blocks[items].filter { $0.reason == nil }
            let bytes = blocks.reduce(0) { $0 + $1.bytes }
            let links = blocks.reduce(0) { $0 + $1.linkBytes }
            let prose = blocks.reduce(0) { $0 + $1.prose }
            if links * 10 > bytes * 6 || (links * 10 > bytes * 3 && prose == 0) {
                for item in items where kept(item) { page.blocks[item].reason = .linkList }
            }
            index = max(index + 1, items.upperBound)
        }
    }

    private mutating func dropLines() {
        var seen: Set<UInt64> = []
        for index in range where kept(index) {
            let block = page.blocks[index]
            let line = page.bytes(of: block)
            if block.prose > 100, !seen.insert(WordHash(of: line).value).inserted {
                page.blocks[index].reason = .repeated
            } else if let reason = PagePhrases.shared.reason(of: line, hasLink: block.linkBytes > 0) {
                page.blocks[index].reason = reason
            } else if isMachineText(line) {
                page.blocks[index].reason = .shortLine
            } else if isTitle(line) {
                page.blocks[index].reason = .headline
            } else if block.linkShare > 0.8, !tree.nodes[block.node].tag.isHeading || block.linkShare > 0.95 {
                page.blocks[index].reason = .relatedLink
            }
        }
    }

    /// An address, a number or a date for machines: one word without letters, or with a scheme.
    private func isMachineText(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count < 300, !line.contains(0x20) else { return false }
        if line.count < 12, line.contains(where: { $0 >= 0x80 }) {
            return !String(decoding: line, as: UTF8.self).unicodeScalars.contains {
                $0.properties.isAlphabetic
            }
        }
        return line.starts(with: "http".utf8)
            || !line.contains { WordHash.isWordByte($0) && $0 | 0x20 != UInt8(ascii: "t") }
    }

    private func isTitle(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count < 400, !titleWords.isEmpty else { return false }
        // Most lines are told apart by their first word already.
        return WordHash.firstWord(of: line) == titleWords[0] && WordHash.words(of: line) == titleWords
    }

    /// Lines before the first sentence and after the last.
    private mutating func trimEnds() {
        guard let first = range.first(where: { kept($0) && page.blocks[$0].prose > 0 }),
            let last = range.last(where: { kept($0) && page.blocks[$0].prose > 0 })
        else { return }
        for index in range where kept(index) && (index < first || index > last) {
            let block = page.blocks[index]
            let tag = tree.nodes[block.node].tag
            if index < first {
                if tag.isHeading, tag != .h1 { continue }
                if tag == .p || tag == .li, block.sentences > 0, block.bytes >= 25, block.linkBytes == 0 {
                    continue
                }
                page.blocks[index].reason = .shortLine
            } else if block.linkShare > 0.5 {
                page.blocks[index].reason = .shortLine
            } else if block.sentences == 0, !tag.isListItem, !tag.isHeading, list(of: block) == nil {
                page.blocks[index].reason = .shortLine
            }
        }
    }

    /// Headings that nothing follows.
    private mutating func dropBareHeadings() {
        var isFollowed = false
        for index in range.reversed() where kept(index) {
            if tree.nodes[page.blocks[index].node].tag.isHeading {
                if !isFollowed { page.blocks[index].reason = .shortLine }
                isFollowed = false
            } else {
                isFollowed = true
            }
        }
    }
}
