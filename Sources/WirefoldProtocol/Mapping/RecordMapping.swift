// RecordMapping: records with their copies, and stories, ⇄ wire.

internal import FoundationEssentials
package import NewsModel
internal import SwiftProtobuf

extension WireRecord {
    package init(_ record: Record) {
        self.init()
        id = record.id.rawValue
        title = record.title
        copies = record.copies.map(WireCopy.init)
        quotes = record.quotes.map(\.rawValue)
        story = record.story?.rawValue ?? ""
    }
}

extension Record {
    package init(_ wire: WireRecord) throws(RPCError) {
        self.init(
            id: try identifier(wire.id, "id"), title: wire.title,
            copies: try elements(wire.copies, "copies", Copy.init),
            quotes: try identifiers(wire.quotes, "quotes"), story: try optionalIdentifier(wire.story, "story")
        )
    }
}

extension WireCopy {
    package init(_ copy: Copy) {
        self.init()
        document = copy.document.rawValue
        outlet = copy.outlet
        url = copy.url ?? ""
        if let date = copy.published { published = Google_Protobuf_Timestamp(date) }
        relation = copy.relation.rawValue
        similarity = copy.similarity
        withdrawn = copy.isWithdrawn
        withdrawnText = copy.withdrawnText.map(WireEvidence.init)
    }
}

extension Copy {
    package init(_ wire: WireCopy) throws(RPCError) {
        self.init(
            document: try identifier(wire.document, "document"), outlet: wire.outlet, url: wire.url.known,
            published: wire.hasPublished ? try wire.published.date("published") : nil,
            relation: try word(wire.relation, "relation"), similarity: wire.similarity,
            isWithdrawn: wire.withdrawn,
            withdrawnText: try elements(wire.withdrawnText, "withdrawnText", Evidence.init))
    }
}

extension WireStory {
    package init(_ story: Story) {
        self.init()
        id = story.id.rawValue
        title = story.title
        records = story.records.map(\.rawValue)
        quotes = story.quotes.map(\.rawValue)
        if let date = story.firstPublished { firstPublished = Google_Protobuf_Timestamp(date) }
        if let date = story.lastPublished { lastPublished = Google_Protobuf_Timestamp(date) }
        if let date = story.closed { closed = Google_Protobuf_Timestamp(date) }
    }
}

extension Story {
    package init(_ wire: WireStory) throws(RPCError) {
        self.init(
            id: try identifier(wire.id, "id"), title: wire.title,
            records: try identifiers(wire.records, "records"),
            quotes: try identifiers(wire.quotes, "quotes"),
            firstPublished: wire.hasFirstPublished ? try wire.firstPublished.date("firstPublished") : nil,
            lastPublished: wire.hasLastPublished ? try wire.lastPublished.date("lastPublished") : nil,
            closed: wire.hasClosed ? try wire.closed.date("closed") : nil)
    }
}
