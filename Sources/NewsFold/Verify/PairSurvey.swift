// PairSurvey: all pairs that folding would compare, with their terms, for learning the weights.

package import NewsModel

/// Compares each document with the earlier ones that the index finds, and decides nothing.
package struct PairSurvey {
    /// The terms of one pair, in the order of `terms`.
    package struct Row: Sendable {
        package let other: DocumentID
        package let values: [Double]
    }

    /// Names of the terms.
    package static var terms: [String] { PairTerm.allCases.map(\.rawValue) }

    private let settings: FoldSettings
    private var index = FoldIndex()
    private var records = RecordTable()
    private var texts: [PreparedDocument] = []

    package init(settings: FoldSettings = .init()) { self.settings = settings }

    /// Takes a document in; the pairs with earlier ones that pass the first, cheap comparison.
    package mutating func take(_ prepared: PreparedDocument) throws -> [Row] {
        let signature = prepared.signature
        var rows: [Row] = []
        let (found, _) = index.candidates(
            signature.keys, recordsPerKey: settings.recordsPerKey, limit: settings.comparisons)
        for candidate in found {
            for slot in index.equals(of: candidate.slot, limit: 8) {
                let other = texts[Int(slot)]
                guard let pair = PairComparison(gated: prepared.profile, other.profile) else { continue }
                rows.append(Row(other: other.document.id, values: pair.values))
            }
        }
        let slot = try index.insert(
            prepared.document.id, record: records.insert(RecordID(founding: prepared.document.id)),
            signature: signature)
        assert(Int(slot) == texts.count)
        texts.append(prepared)
        return rows
    }

    /// The terms of two documents, whatever the index says of them.
    package static func values(_ first: PreparedDocument, _ second: PreparedDocument) -> [Double] {
        PairComparison(first.profile, second.profile).values
    }
}
