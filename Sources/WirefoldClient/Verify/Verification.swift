// Verification: does the catalogue hold what the ledger holds?

internal import WirefoldProtocol

/// What the comparison of a catalogue with its ledger found. All zero when they are equal.
public struct Verification: Hashable, Sendable, JSONReply {
    /// Rows of the ledger that the catalogue doesn't have.
    public var lost = 0
    /// Things that either holds twice.
    public var duplicates = 0
    /// Numbers that are missing from the log.
    public var gaps = 0
    /// Rows that differ, that can't be read, or that the catalogue has and the ledger doesn't.
    public var mismatches = 0
    /// Rows compared.
    public var compared = 0
    /// The first few ids at fault, each with what is wrong.
    public var details: [String] = []

    public init() {}

    /// Whether the catalogue equals the ledger, row for row.
    public var isClean: Bool { lost == 0 && duplicates == 0 && gaps == 0 && mismatches == 0 }

    public func json() throws(WirefoldError) -> String {
        var wire = WireVerifyReply()
        wire.lost = UInt64(lost)
        wire.duplicates = UInt64(duplicates)
        wire.gaps = UInt64(gaps)
        wire.mismatches = UInt64(mismatches)
        wire.compared = UInt64(compared)
        wire.details = details
        return try WirefoldClient.json(wire)
    }
}
