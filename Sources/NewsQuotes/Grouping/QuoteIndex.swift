// QuoteIndex: groups quotations into quotes as documents arrive.

package import NewsModel

/// Quotes in memory. Two occurrences that the rule takes for one utterance are in one quote, and so
/// are all that hang together by such pairs: the grouping doesn't depend on the order of arrival.
/// Deterministic; a value, to be written by one thread at a time.
package struct QuoteIndex: Sendable {
    /// Wordings that a new one is compared with.
    static let mostCandidates = 12

    let rule = SamenessRule()
    var pool = WordingPool()
    var occurrences: [Occurrence] = []
    var groups: [QuoteGroup] = []
    var groupsByID: [QuoteID: Int32] = [:]
    var carriers: [Carrier] = []
    var carriersByID: [DocumentID: Int32] = [:]
    var arrivals: Int64 = 0
    /// Of the carriers those that were replaced, by place; and their places by the latest version.
    var formers: [Int32: Former] = [:]
    var formersByLatest: [DocumentID: [Int32]] = [:]
    /// Places of `occurrences` and `carriers` that were given up.
    var freeOccurrences: [Int32] = []
    var freeCarriers: [Int32] = []

    package init() {}

    /// Quotes held.
    package var count: Int { groups.count { $0.forward == nil && !$0.members.isEmpty } }

    /// Bytes held, roughly.
    package var bytes: Int { pool.bytes + occurrences.count * 72 + groups.count * 72 + carriers.count * 128 }

    /// The quote under an id; an id that was merged away answers with the quote that it lives on in. Costs some
    /// hundred nanoseconds a carrier.
    package func quote(_ id: QuoteID) -> Quote? {
        guard let group = groupsByID[id].map(resolve), !groups[Int(group)].members.isEmpty else { return nil }
        return build(group)
    }

    /// Whether an id lives on in another quote.
    package func isMerged(_ id: QuoteID) -> Bool {
        groupsByID[id].map { groups[Int($0)].forward != nil } ?? false
    }

    /// Whether one of some documents carries a quote. Builds nothing.
    package func isCarried(_ id: QuoteID, by isOne: (DocumentID) -> Bool) -> Bool {
        members(of: id).contains { member in
            let occurrence = occurrences[Int(member)]
            return occurrence.change == nil && isOne(carriers[Int(occurrence.document)].id)
        }
    }

    /// The documents that carry a quote, in order of publication. Builds nothing.
    package func carriers(of id: QuoteID, limit: Int = .max) -> [DocumentID] {
        var documents: [Int32] = []
        for member in members(of: id) {
            guard documents.count < limit else { break }
            let occurrence = occurrences[Int(member)]
            // A document's own occurrences stand side by side.
            guard occurrence.change == nil, documents.last != occurrence.document else { continue }
            documents.append(occurrence.document)
        }
        return documents.map { carriers[Int($0)].id }
    }

    private func members(of id: QuoteID) -> [Int32] {
        groupsByID[id].map { groups[Int(resolve($0))].members } ?? []
    }

    /// Puts a document's quotations into quotes. A document inserted again replaces itself. Costs
    /// some ten microseconds a quotation, and a comparison for each wording that shares rare words.
    package mutating func insert(_ quotations: DocumentQuotations) -> QuoteAssignment {
        var changes = ChangeSet()
        take(quotations.document, &changes)
        guard !quotations.utterances.isEmpty else {
            return QuoteAssignment(
                quotes: Array(repeating: nil, count: quotations.count), changes: report(changes))
        }
        let carrier = add(
            Carrier(
                id: quotations.document, outlet: quotations.outlet, published: quotations.published,
                arrival: arrivals))
        arrivals += 1
        var added: [Int32] = []
        for utterance in quotations.utterances { added.append(insert(utterance, of: carrier, &changes)) }
        var assignment = QuoteAssignment(quotes: Array(repeating: nil, count: quotations.count))
        for occurrence in added.map({ occurrences[Int($0)] }) {
            guard let group = occurrence.group else { continue }
            let id = groups[Int(resolve(group))].id
            for index in occurrence.quotations { assignment.quotes[Int(index)] = id }
        }
        assignment.changes = report(changes)
        assignment.adopted = changes.adopted.map { index in
            let occurrence = occurrences[Int(index)]
            let group = resolve(occurrence.group ?? 0)
            return QuoteAssignment.Adoption(
                document: carriers[Int(occurrence.document)].id,
                quotations: Int(occurrence.quotations.lowerBound)..<Int(occurrence.quotations.upperBound),
                quote: groups[Int(group)].id)
        }.filter { $0.document != quotations.document && !$0.quotations.isEmpty }
        return assignment
    }

    /// Takes a document's quotations out of their quotes, and those of the versions before it.
    package mutating func remove(_ document: DocumentID) -> [QuoteChange] {
        var changes = ChangeSet()
        for former in formersByLatest[document] ?? [] { take(carriers[Int(former)].id, &changes) }
        take(document, &changes)
        return report(changes)
    }

    /// What a call did, by place.
    struct ChangeSet {
        var touched: Set<Int32> = []
        var merged: [(from: Int32, into: Int32)] = []
        var adopted: [Int32] = []
    }

    /// The group that a merged one lives on in.
    func resolve(_ group: Int32) -> Int32 {
        var group = group
        while let next = groups[Int(group)].forward { group = next }
        return group
    }

    func report(_ changes: ChangeSet) -> [QuoteChange] {
        // Most articles change no quote.
        if changes.touched.isEmpty, changes.merged.isEmpty { return [] }
        var reported: [QuoteChange] = changes.merged.map {
            .merged(groups[Int($0.from)].id, into: groups[Int(resolve($0.into))].id)
        }
        // By id, not by place here, which a restart changes.
        let touched = changes.touched.sorted { groups[Int($0)].id < groups[Int($1)].id }
        for group in touched where groups[Int(group)].forward == nil {
            let id = groups[Int(group)].id
            if !groups[Int(group)].members.isEmpty {
                reported.append(.updated(id))
            } else if groupsByID[id] == group {
                reported.append(.withdrawn(id))
            }
        }
        return reported
    }
}
