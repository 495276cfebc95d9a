internal import Compression
internal import Testing
internal import WirefoldProtocol

@testable internal import QueryDaemon

struct FollowPlanTests {
    private func batch(_ sequences: [UInt64], head: UInt64, snapshot: Bool = false, end: Bool = false)
        throws -> ArrivedBatch
    {
        var batch = WirePackedChangeBatch()
        batch.head = head
        batch.snapshot = snapshot
        batch.snapshotEnd = end
        batch.changes = sequences.map(wire)
        return try ArrivedBatch(batch, stored: StoredBytes())
    }

    private func change(_ sequence: UInt64) throws -> ArrivedChange {
        try ArrivedChange(wire(sequence), stored: StoredBytes())
    }

    private func wire(_ sequence: UInt64) -> WirePackedChange {
        var change = WirePackedChange()
        change.sequence = sequence
        return change
    }

    @Test("what was applied before is left out")
    func repeated() throws {
        var plan = FollowPlan(applied: 4)
        #expect(
            try plan.steps(for: batch([3, 4, 5, 6], head: 6)) == [.apply([change(5), change(6)], head: 6)])
        #expect(try plan.steps(for: batch([5, 6], head: 6)) == [.heard(head: 6)])
        #expect(plan.applied == 6)
    }

    @Test("a gap is asked for again, and the second time the catalogue is rebuilt")
    func gap() throws {
        var plan = FollowPlan(applied: 2)
        let steps = try plan.steps(for: batch([3, 5], head: 5))
        #expect(steps.count == 2)
        #expect(try steps.first == .apply([change(3)], head: 5))
        guard case .reconnect = steps.last else {
            Issue.record("expected to ask again, got \(steps)")
            return
        }
        plan.restart(after: 3)
        guard case .rebuild = try plan.steps(for: batch([5], head: 5)).last else {
            Issue.record("expected a rebuild")
            return
        }
    }

    @Test("a snapshot drops what is there, and the log goes on after its head")
    func snapshot() throws {
        var plan = FollowPlan(applied: 9)
        #expect(
            try plan.steps(for: batch([3, 8], head: 20, snapshot: true))
                == [.beginSnapshot, .fill([change(3), change(8)], head: 20)])
        #expect(
            try plan.steps(for: batch([], head: 20, snapshot: true, end: true)) == [.endSnapshot(head: 20)])
        #expect(try plan.steps(for: batch([21], head: 21)) == [.apply([change(21)], head: 21)])
    }

    @Test("an empty ledger's snapshot is one batch")
    func emptySnapshot() throws {
        var plan = FollowPlan(applied: 9)
        #expect(
            try plan.steps(for: batch([], head: 0, snapshot: true, end: true)) == [
                .beginSnapshot, .endSnapshot(head: 0),
            ])
        #expect(plan.applied == 0)
    }

    @Test("a log that ends before the catalogue is another ledger's")
    func otherLedger() throws {
        var plan = FollowPlan(applied: 9)
        guard case .rebuild = try plan.steps(for: batch([], head: 5)).last else {
            Issue.record("expected a rebuild")
            return
        }
    }
}
