// Agreement: whether two sentences that say the same name the same numbers, people or days.

/// Counts over matched sentences of one kind of mark: numbers, names, calendar words.
struct Agreement {
    /// Marks that stand in the partner sentence or beside it.
    var found = 0
    /// Marks that don't.
    var missing = 0
    /// Missing ones whose place in the partner another mark of their kind may have taken: a
    /// changed figure, not one that was left out.
    var conflicting = 0

    static func + (left: Agreement, right: Agreement) -> Agreement {
        Agreement(
            found: left.found + right.found, missing: left.missing + right.missing,
            conflicting: left.conflicting + right.conflicting)
    }

    /// Missing marks among all, 0 … 1; small counts say little.
    var missingShare: Double { share(missing) }
    /// Conflicting marks among all, 0 … 1; small counts say little.
    var conflictingShare: Double { share(conflicting) }

    private func share(_ count: Int) -> Double { Double(count) / Double(found + missing + 4) }
}
