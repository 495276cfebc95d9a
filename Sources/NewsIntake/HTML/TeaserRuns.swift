// TeaserRuns: elements that stand in a row, alike, each with a headline that links elsewhere: the
// fronts of other articles.

struct TeaserRuns {
    /// As many in a row make a list.
    private static let least = 3
    /// More prose in each, in bytes, makes it an article of its own.
    private static let longestTeaser = 800

    private let tree: HTMLTree
    private let page: PageBlocks
    private let proseBefore: [Int]

    /// Blocks that belong to teasers, as ranges.
    private(set) var ranges: [Range<Int>] = []

    private struct Kind: Hashable {
        var tag: HTMLTag
        var names: UInt64
    }

    init(_ tree: HTMLTree, _ page: PageBlocks, proseBefore: [Int]) {
        self.tree = tree
        self.page = page
        self.proseBefore = proseBefore
        var node = 0
        while node < tree.nodes.count {
            node = look(at: node)
        }
    }

    /// Goes over an element's children; returns the node to go on with.
    private mutating func look(at parent: Int) -> Int {
        let end = Int(tree.nodes[parent].end)
        // Below three children with blocks there is no row.
        guard tree.nodes[parent].tag != .text else { return parent + 1 }
        guard page.range(of: parent, in: tree).count >= 2 * Self.least else { return end }
        var runs: [Kind: [Range<Int>]] = [:]
        var child = parent + 1
        while child < end {
            let element = tree.nodes[child]
            if element.tag != .text, let range = teaser(child) {
                runs[Kind(tag: element.tag, names: names(of: child)), default: []].append(range)
            }
            child = Int(element.end)
        }
        for run in runs.values where run.count >= Self.least && isList(run) { ranges += run }
        return parent + 1
    }

    /// Whether the row is a list of other articles and not the article in sections: little prose in
    /// each, and a whole article's elsewhere.
    private func isList(_ run: [Range<Int>]) -> Bool {
        let total = proseBefore[proseBefore.count - 1]
        let inside = run.reduce(0) { $0 + proseBefore[$1.upperBound] - proseBefore[$1.lowerBound] }
        if inside * 3 < total { return true }
        let paragraphs = run.joined().reduce(0) { $0 + (page.blocks[$1].prose > 0 ? 1 : 0) }
        return total - inside >= 800 && inside <= 300 * run.count && paragraphs <= run.count
    }

    private func teaser(_ node: Int) -> Range<Int>? {
        let range = page.range(of: node, in: tree)
        guard !range.isEmpty, range.count <= 12,
            proseBefore[range.upperBound] - proseBefore[range.lowerBound] <= Self.longestTeaser
        else { return nil }
        let hasHeadline = page.blocks[range].contains { $0.linkShare > 0.85 && $0.bytes >= 12 }
        return hasHeadline ? range : nil
    }

    private func names(of node: Int) -> UInt64 {
        var hash = WordHash()
        for byte in tree.value(.class, of: node) ?? [] where !(0x30...0x39).contains(byte) {
            if byte == 0x20 { break }
            hash.add(byte)
        }
        return hash.value
    }
}
