// RepairReport: what a repair found.

internal import WirefoldProtocol

/// What ``IngestClient/repair()`` found.
public struct RepairReport: Hashable, Sendable, JSONReply {
    /// Rows checked.
    public var rows: Int
    /// Ids of rows that can't be read or don't match their checksum.
    public var damaged: [String]

    init(_ wire: WireRepairReply) {
        rows = Int(clamping: wire.rows)
        damaged = wire.damaged
    }

    public func json() throws(WirefoldError) -> String {
        var wire = WireRepairReply()
        wire.rows = UInt64(rows)
        wire.damaged = damaged
        return try WirefoldClient.json(wire)
    }
}
