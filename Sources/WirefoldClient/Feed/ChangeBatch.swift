// ChangeBatch: changes that travel together.

public import NewsModel
package import WirefoldProtocol

/// Changes that travel together, in the order of the log.
public struct ChangeBatch: Hashable, Sendable, JSONReply {
    public var changes: [Change]
    /// These are things as they stand, not the log's own entries: the log no longer reaches back
    /// to where the follower left off. The first such batch says: drop what you have.
    public var isSnapshot: Bool
    /// The last batch of a snapshot; the log goes on after `head`.
    public var endsSnapshot: Bool
    /// The last sequence number of the log when this batch was made.
    public var head: UInt64

    public init(changes: [Change], isSnapshot: Bool = false, endsSnapshot: Bool = false, head: UInt64 = 0) {
        self.changes = changes
        self.isSnapshot = isSnapshot
        self.endsSnapshot = endsSnapshot
        self.head = head
    }

    package init(_ wire: WireChangeBatch) throws(RPCError) {
        var changes: [Change] = []
        changes.reserveCapacity(wire.changes.count)
        for change in wire.changes {
            changes.append(
                try RPCError.within("changes[\(change.sequence)]") { () throws(RPCError) in try Change(change)
                })
        }
        self.init(
            changes: changes, isSnapshot: wire.snapshot, endsSnapshot: wire.snapshotEnd, head: wire.head)
    }

    public func json() throws(WirefoldError) -> String {
        var wire = WireChangeBatch()
        wire.changes = changes.map(WireChange.init)
        wire.snapshot = isSnapshot
        wire.snapshotEnd = endsSnapshot
        wire.head = head
        return try WirefoldClient.json(wire)
    }
}
