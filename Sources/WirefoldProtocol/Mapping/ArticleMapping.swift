// ArticleMapping: receipts ⇄ wire. (Articles travel as submitted bytes: see `Submission` and ingestd.)

internal import FoundationEssentials
package import NewsModel
internal import SwiftProtobuf

extension WireReceipt {
    package init(_ receipt: Receipt) {
        self.init()
        source = receipt.source
        document = receipt.document.rawValue
        record = receipt.record.rawValue
        relation = receipt.relation.rawValue
        similarity = receipt.similarity
        revision = receipt.revision.wire
        story = receipt.story?.rawValue ?? ""
        if let date = receipt.embargo { embargo = Google_Protobuf_Timestamp(date) }
    }
}

extension Receipt {
    package init(_ wire: WireReceipt) throws(RPCError) {
        self.init(
            source: wire.source, document: try identifier(wire.document, "document"),
            record: try identifier(wire.record, "record"), relation: try word(wire.relation, "relation"),
            similarity: wire.similarity, revision: Int(wire.revision),
            story: try optionalIdentifier(wire.story, "story"),
            embargo: wire.hasEmbargo ? try wire.embargo.date("embargo") : nil)
    }
}

extension WireRefusal {
    /// Why the article `source` was not taken in.
    package init(source: String, _ error: RPCError) {
        self.init()
        self.source = source
        code = error.code.rawValue
        message = error.message
        field = error.field
    }

    package var error: RPCError { RPCError(RPCError.Code(rawValue: code), message, field: field) }
}
