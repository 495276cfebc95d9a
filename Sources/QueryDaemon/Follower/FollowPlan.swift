// FollowPlan: what each batch of the feed asks for. No I/O: the follower carries the steps out.

internal import WirefoldProtocol

/// The follower's place in the feed, from the position it asked to follow from.
struct FollowPlan: Sendable {
    /// One thing to do, in order.
    enum Step: Equatable, Sendable {
        /// These follow what is applied, without a gap.
        case apply([ArrivedChange], head: UInt64)
        /// Drop everything: a snapshot begins.
        case beginSnapshot
        case fill([ArrivedChange], head: UInt64)
        case endSnapshot(head: UInt64, committed: Int64 = 0)
        /// Nothing new, but the feed is alive.
        case heard(head: UInt64)
        /// Ask the feed again, after what is applied.
        case reconnect(reason: String)
        /// What is there can't be a state of this ledger: begin from nothing.
        case rebuild(reason: String)
    }

    private(set) var applied: UInt64
    private(set) var isFilling = false
    /// Where a gap was met before: the feed was asked again, and gave the same.
    private var lastGap: UInt64?

    init(applied: UInt64) { self.applied = applied }

    /// The feed is to be followed anew, after what the catalogue holds.
    mutating func restart(after applied: UInt64) {
        self.applied = applied
        isFilling = false
    }

    mutating func steps(for batch: ArrivedBatch) -> [Step] {
        if batch.snapshot || batch.snapshotEnd { return snapshotSteps(for: batch) }
        if isFilling {
            return [.reconnect(reason: "The feed went on with its log in the middle of a snapshot.")]
        }
        if batch.head < applied {
            return [
                .rebuild(
                    reason:
                        "The ledger ends at change \(batch.head), before the catalogue's \(applied): it is another."
                )
            ]
        }
        return logSteps(for: batch)
    }

    private mutating func snapshotSteps(for batch: ArrivedBatch) -> [Step] {
        var steps: [Step] = []
        if !isFilling {
            isFilling = true
            applied = 0
            steps.append(.beginSnapshot)
        }
        if !batch.changes.isEmpty { steps.append(.fill(batch.changes, head: batch.head)) }
        if batch.snapshotEnd {
            isFilling = false
            applied = batch.head
            lastGap = nil
            steps.append(.endSnapshot(head: batch.head, committed: batch.committed))
        }
        return steps
    }

    private mutating func logSteps(for batch: ArrivedBatch) -> [Step] {
        // What is there already was sent again: each change is applied once.
        let fresh = batch.changes.drop { $0.sequence <= applied }
        var end = fresh.startIndex
        var next = applied + 1
        while end < fresh.endIndex, fresh[end].sequence == next {
            end += 1
            next += 1
        }
        var steps: [Step] = []
        if end > fresh.startIndex {
            applied = next - 1
            // Nearly always all of them, which costs no copy.
            let isAll = fresh.startIndex == 0 && end == batch.changes.endIndex
            steps.append(.apply(isAll ? batch.changes : Array(fresh[..<end]), head: batch.head))
        }
        if end < fresh.endIndex {
            let reason = "The feed skipped from change \(applied) to \(fresh[end].sequence)."
            steps.append(lastGap == applied ? .rebuild(reason: reason) : .reconnect(reason: reason))
            lastGap = applied
        }
        return steps.isEmpty ? [.heard(head: batch.head)] : steps
    }
}
