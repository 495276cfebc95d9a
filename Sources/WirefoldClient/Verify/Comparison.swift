// Comparison: two audits, merged as two sorted lists are.

internal import WirefoldProtocol

/// Compares a ledger's rows with a catalogue's, both in order of id, one pair at a time.
struct Comparison {
    private static let detailLimit = 20
    private(set) var found = Verification()
    /// What the ledger held when its audit began. The catalogue may know more by now: rows that
    /// changed later can't be compared.
    let horizon: UInt64
    private var lastLedger = ""
    private var lastCatalogue = ""

    init(horizon: UInt64) { self.horizon = horizon }

    /// Compares the rows at the heads of both lists. Says which of the two lists to move on.
    mutating func step(_ ledger: WireAuditRow?, _ catalogue: WireAuditRow?) -> (ledger: Bool, catalogue: Bool)
    {
        switch (ledger, catalogue) {
        case (nil, nil): return (false, false)
        case (let ledger?, let catalogue?) where ledger.id == catalogue.id:
            pair(ledger, catalogue)
            return (true, true)
        case (let ledger?, let catalogue) where catalogue.map({ ledger.id < $0.id }) ?? true:
            if isFresh(ledger, \.lastLedger, "ledger") { missing(ledger) }
            return (true, false)
        case (_, let catalogue?):
            if isFresh(catalogue, \.lastCatalogue, "catalogue") { surplus(catalogue) }
            return (false, true)
        default: return (false, false)
        }
    }

    /// Takes what each side knows of its own state.
    mutating func note(gaps: UInt64, duplicates: UInt64, of side: String) {
        if gaps > 0 {
            count(\.gaps, "\(gaps) numbers are missing from the log of the \(side)", Int(clamping: gaps))
        }
        if duplicates > 0 {
            count(
                \.duplicates, "\(duplicates) things are held twice by the \(side)", Int(clamping: duplicates))
        }
    }

    private mutating func pair(_ ledger: WireAuditRow, _ catalogue: WireAuditRow) {
        let isFirst = isFresh(ledger, \.lastLedger, "ledger")
        guard isFresh(catalogue, \.lastCatalogue, "catalogue"), isFirst else { return }
        if ledger.damaged { return count(\.mismatches, "\(ledger.id) is damaged in the ledger") }
        if catalogue.damaged { return count(\.mismatches, "\(catalogue.id) is damaged in the catalogue") }
        guard ledger.sequence <= horizon, catalogue.sequence <= horizon else { return }
        found.compared += 1
        if ledger.digest != catalogue.digest {
            let changes = "change \(ledger.sequence) of the ledger, \(catalogue.sequence) of the catalogue"
            count(\.mismatches, "\(ledger.id) differs: \(changes)")
        }
    }

    /// A row that only the ledger has. One that is over (merged, withdrawn) needs no row there.
    private mutating func missing(_ row: WireAuditRow) {
        guard row.sequence <= horizon, row.digest != 0 else { return }
        found.compared += 1
        count(\.lost, "\(row.id) of change \(row.sequence) is not in the catalogue")
    }

    private mutating func surplus(_ row: WireAuditRow) {
        guard row.sequence <= horizon, row.digest != 0 else { return }
        count(\.mismatches, "\(row.id) of change \(row.sequence) is in the catalogue alone")
    }

    /// Counts a row that comes a second time.
    private mutating func isFresh(
        _ row: WireAuditRow, _ last: WritableKeyPath<Comparison, String>, _ side: String
    ) -> Bool {
        defer { self[keyPath: last] = row.id }
        guard row.id == self[keyPath: last] else { return true }
        count(\.duplicates, "\(row.id) is in the \(side) twice")
        return false
    }

    private mutating func count(
        _ kind: WritableKeyPath<Verification, Int>, _ detail: String, _ number: Int = 1
    ) {
        found[keyPath: kind] += number
        if found.details.count < Self.detailLimit { found.details.append(detail) }
    }
}
