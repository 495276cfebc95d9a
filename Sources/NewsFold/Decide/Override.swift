// Override: what an operator decided about two records, for good.

package import NewsModel

/// An operator's word on two records. It outlives automatic decisions: records that were set
/// apart never merge by themselves, and the revisions of their documents stay where they are.
///
/// There is one override a pair of records, the latest: store it under `first` and `second`.
package struct Override: Hashable, Sendable {
    package enum Decision: String, Hashable, Sendable, CaseIterable {
        case together
        case apart
    }

    /// The smaller of the two ids.
    package let first: RecordID
    package let second: RecordID
    package let decision: Decision

    package init(_ record: RecordID, _ other: RecordID, _ decision: Decision) {
        first = min(record, other)
        second = max(record, other)
        self.decision = decision
    }
}
