// AuthorElements: the elements of a page that say of themselves that they hold an author's name.

struct AuthorElements {
    /// The names of the first such element at the headline, and of the first one elsewhere; elements whose
    /// attributes say so outright come before those whose class does.
    private(set) var atHeadline: [String] = []
    private(set) var elsewhere: [String] = []

    /// Runs of text that are looked at in one element, and bytes of one run.
    private static let mostRuns = 12, longestRun = 200
    private let tree: HTMLTree

    init(_ tree: HTMLTree, _ page: PageBlocks, _ opening: PageOpening) {
        self.tree = tree
        for isOutright in [true, false] {
            for node in tree.nodes.indices where tree.nodes[node].attributeCount > 0 && atHeadline.isEmpty {
                guard isOutright ? statesAuthor(node) : isNamedAuthor(node) else { continue }
                if opening.isNear(page.block(at: node)) {
                    atHeadline = names(under: node)
                } else if elsewhere.isEmpty, !page.isElsewhere(node) {
                    elsewhere = names(under: node)
                }
            }
        }
    }

    private func statesAuthor(_ node: Int) -> Bool {
        tree.value(.itemprop, of: node)?.elementsEqual("author".utf8) == true
            || tree.value(.rel, of: node)?.elementsEqual("author".utf8) == true
    }

    private func isNamedAuthor(_ node: Int) -> Bool {
        tree.value(.class, of: node).map(BylineWords.shared.nameAuthor) == true
    }

    /// The names in an element: runs of text that follow each other with "and" or a comma between.
    private func names(under node: Int) -> [String] {
        var names: [String] = []
        var goesOn = true
        let runs = tree.subtree(node).lazy.filter { tree.nodes[$0].tag == .text }
        for run in runs.prefix(Self.mostRuns) {
            let text = tree.text(of: run, limit: Self.longestRun).oneLine
            guard !text.isEmpty else { continue }
            let line = BylineWords.shared.reading(of: text)
            guard !line.names.isEmpty else {
                goesOn = goesOn || line.follows || line.goesOn
                continue
            }
            guard goesOn || line.follows else { break }
            names.append(line.names)
            goesOn = line.goesOn
        }
        return names
    }
}
