// PageMetadata: what a page says of itself outside its text: meta tags, Open Graph, JSON-LD, links.

/// A page's own statements.
struct PageMetadata {
    /// Contents of meta elements by name, property or itemprop in lower case, the first of each.
    private(set) var metas: [String: String] = [:]
    private(set) var linked = LinkedData()
    /// The members of the page's own article in JSON-LD; empty when there is none.
    private(set) var article: JSONObject = [:]
    private(set) var canonical: String?
    /// The element `title`, by number: the first of them.
    private(set) var documentTitle: Int?
    private(set) var language: String?
    /// The elements `h1`, by number.
    private(set) var headings: [Int] = []
    /// The elements `time` and those that name themselves a date, by number.
    private(set) var times: [Int] = []

    init(_ tree: HTMLTree, depthLimit: Int) {
        metas.reserveCapacity(64)
        for node in tree.nodes.indices {
            switch tree.nodes[node].tag {
            case .text: continue
            case .meta: addMeta(node, tree)
            case .link: addLink(node, tree)
            case .script:
                // The only scripts that have text in the tree are those of data.
                if Int(tree.nodes[node].end) > node + 1,
                    tree.value(.type, of: node)?.elementsEqual("application/ld+json".utf8) == true
                {
                    linked.add(tree.characters(of: node + 1), depthLimit: depthLimit)
                }
            case .title: documentTitle = documentTitle ?? node
            case .html: language = tree.string(.lang, of: node)
            case .h1: headings.append(node)
            case .time: times.append(node)
            default:
                if let name = tree.value(.itemprop, of: node) {
                    if name.elementsEqual("datePublished".utf8) { times.insert(node, at: 0) }
                }
            }
        }
        article = linked.article ?? [:]
    }

    func meta(_ names: String...) -> String? {
        for name in names { if let value = metas[name], !value.isBlank { return value } }
        return nil
    }

    /// The outlet's name as the page gives it.
    var siteName: String? {
        meta("og:site_name", "application-name", "al:ios:app_name", "dc.publisher")
            ?? article["publisher"].flatMap(Self.name)
            ?? ["NewsMediaOrganization", "Organization", "WebSite"].lazy
            .compactMap { linked.first(ofType: $0)?["name"]?.string }.first
    }

    /// The name of a person or organisation, however it is given.
    static func name(_ value: JSONValue) -> String? {
        value.string ?? value.object?["name"].flatMap { $0.string ?? $0.array?.first?.string }
            ?? value.array?.first.flatMap(name)
    }

    private mutating func addMeta(_ node: Int, _ tree: HTMLTree) {
        guard let content = tree.string(.content, of: node), content.utf8.count <= 8192 else { return }
        for name in [HTMLAttribute.property, .name, .itemprop] {
            guard let key = tree.string(name, of: node)?.lowercased(), metas[key] == nil else { continue }
            metas[key] = content
        }
    }

    private mutating func addLink(_ node: Int, _ tree: HTMLTree) {
        guard canonical == nil, tree.value(.rel, of: node)?.elementsEqual("canonical".utf8) == true else {
            return
        }
        canonical = tree.string(.href, of: node)
    }
}
