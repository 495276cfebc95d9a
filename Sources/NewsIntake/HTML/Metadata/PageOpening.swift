// PageOpening: where on a page the headline stands and the story begins; what is said of the article
// itself stands around there.

struct PageOpening {
    /// The block of the headline, or else of the story's beginning.
    let heading: Int
    /// The first block of the story; one past the last block where there is none.
    let story: Int
    private let count: Int

    init(_ page: PageBlocks, tree: HTMLTree) {
        count = page.blocks.count
        let story =
            page.blocks.firstIndex { ($0.reason == nil || $0.reason == .excerpt) && $0.prose > 0 } ?? count
        self.story = story
        heading =
            page.blocks[..<story].firstIndex { $0.reason == .headline }
            ?? page.blocks[..<story].lastIndex { tree.nodes[$0.node].tag == .h1 } ?? story
    }

    /// From the headline to the story, then those above the headline, the nearest first, then the story's.
    func lines(above: Int, below: Int) -> [Int] {
        Array(heading..<story) + (max(0, heading - above)..<heading).reversed()
            + (story..<min(count, story + below))
    }

    /// Whether a block stands there.
    func isNear(_ block: Int) -> Bool { block >= heading - 8 && block <= story + 2 }
}
