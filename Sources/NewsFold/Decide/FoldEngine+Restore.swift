// Taking up what was stored, after a restart.

internal import FoundationEssentials
package import NewsModel
internal import NewsQuotes

extension FoldEngine {
    /// Whether a stored signature is as this version makes it. One that isn't is of no use beside others:
    /// `renewed` gives what to store and to restore in its place.
    package static func isCurrent(signature: [UInt8]) -> Bool { Signature.isCurrent(signature) }

    /// The signature of a document, in place of one that an earlier version made. About 30 µs.
    package static func renewed(signature: [UInt8], of document: Document) -> [UInt8] {
        var renewed = prepare(document, quotes: false).signature
        renewed.withdrawal = Signature.withdrawal(in: signature) ?? renewed.withdrawal
        return renewed.bytes
    }

    /// A stored signature of a document that was withdrawn since.
    package static func withdrawn(signature: [UInt8], reason: String) -> [UInt8]? {
        guard var signature = Signature(signature) else { return nil }
        signature.withdrawal = Withdrawal(reason: reason)
        return signature.bytes
    }

    /// Takes up a document that stands in a record: all of them, in the order in which they were
    /// folded, before any story. Versions that were replaced are not to be restored. `record` is
    /// the one that the document stands in now, after mergers and splits.
    package mutating func restore(document: DocumentID, record: RecordID, signature: [UInt8]) throws {
        let signature = try read(signature, of: document)
        guard index.slot(of: document) == nil else { return }
        let number = records.insert(record)
        let slot = try index.insert(document, record: number, signature: signature)
        records.add(slot, to: number, in: index)
        stories.calendar.insert(published: signature.published)
        if signature.withdrawal == .none {
            let published =
                signature.published.isNaN
                ? nil : Date(timeIntervalSinceReferenceDate: signature.published)
            quotes.restore(
                DocumentQuotations(
                    restoring: document, outlet: signature.outlet, published: published, signature.quotations)
            )
        }
        guard records[number].termsOf == nil else { return }
        records[number].terms = try stories.post(number, signature.terms)
        records[number].termsOf = slot
    }

    func read(_ signature: [UInt8], of document: DocumentID) throws(FoldError) -> Signature {
        guard let signature = Signature(signature) else {
            throw FoldError(
                code: "invalidArgument",
                message: "The stored signature of \(document) can't be read; prepare it anew.",
                field: "signature")
        }
        return signature
    }

    /// Takes up a quote that is still carried. Any order, after all documents; `settleQuoteOrder` comes next.
    package mutating func restore(quote: Quote) { quotes.restore(quote) }

    /// Puts quotes into the order in which they were first seen; after all quotes.
    package mutating func settleQuoteOrder() { quotes.settleOrder() }

    /// Takes up a story; its records' documents come first.
    package mutating func restore(story: Story) {
        var story = story
        let number = stories.set(&story, records: records)
        for id in story.records {
            if let record = records.number(of: id) { records[record].story = number }
        }
    }

    /// Takes up what an operator decided. Any order.
    package mutating func restore(override: Override) { records.set(override) }
}
