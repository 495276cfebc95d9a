// SearchResults: what a search found.

public import FoundationEssentials
internal import SwiftProtobuf
package import WirefoldProtocol

/// What a search found.
public struct SearchResults: Hashable, Sendable, JSONReply {
    public var results: [SearchResult]
    /// The time budget ran out: these are the newest that were found, unranked.
    public var isPartial: Bool
    /// As many as the server gives at most: where there are as many, there may be more.
    public var limit: Int?
    private let wire: WireSearchReply

    package init(_ wire: WireSearchReply) throws(RPCError) {
        var results: [SearchResult] = []
        for result in wire.results { results.append(try SearchResult(result)) }
        self.results = results
        isPartial = wire.partial
        limit = wire.hasLimit ? Int(wire.limit) : nil
        self.wire = wire
    }

    public func json() throws(WirefoldError) -> String { try WirefoldClient.json(wire) }
}

/// One thing that a search found.
public struct SearchResult: Hashable, Sendable {
    /// `record`, `quote` or `story`.
    public var kind: String
    public var id: String
    public var title: String
    /// The words found, marked as [word], with text around them.
    public var snippet: String
    public var published: Date?

    init(_ wire: WireSearchResult) throws(RPCError) {
        kind = wire.kind
        id = wire.id
        title = wire.title
        snippet = wire.snippet
        published = wire.hasPublished ? try wire.published.date("published") : nil
    }
}
