// Matches: quotes and records that are close to a given text.

public import NewsModel
internal import WirefoldProtocol

/// A quote that renders a given wording.
public struct QuoteMatch: Hashable, Sendable, JSONReply {
    public var quote: Quote
    /// 0 … 1.
    public var score: Double

    init(_ wire: WireQuoteMatch) throws(RPCError) {
        quote = try RPCError.within("quote") { () throws(RPCError) in try Quote(wire.quote) }
        score = wire.score
    }

    public func json() throws(WirefoldError) -> String {
        var wire = WireQuoteMatch()
        wire.quote = WireQuote(quote)
        wire.score = score
        return try WirefoldClient.json(wire)
    }
}

/// A record that a text is a copy of.
public struct RecordMatch: Hashable, Sendable, JSONReply {
    public var record: RecordID
    /// The copy that the text was compared with.
    public var document: DocumentID
    public var relation: Relation
    /// 0 … 1.
    public var similarity: Double
    private let wire: WireRecordMatch

    init(_ wire: WireRecordMatch) throws(RPCError) {
        let receipt = try Receipt(wire.receipt)
        record = receipt.record
        document = receipt.document
        relation = receipt.relation
        similarity = wire.similarity
        self.wire = wire
    }

    public func json() throws(WirefoldError) -> String { try WirefoldClient.json(wire) }
}

extension WireRecordMatch {
    /// The same ids and words, where a mapping reads them.
    fileprivate var receipt: WireReceipt {
        var receipt = WireReceipt()
        receipt.record = record
        receipt.document = document
        receipt.relation = relation
        return receipt
    }
}
