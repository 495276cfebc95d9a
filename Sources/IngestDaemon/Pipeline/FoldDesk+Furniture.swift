// What the desk learns of the outlets' furniture, beside folding.

internal import NewsText

extension FoldDesk {
    /// What is known of the outlets' furniture, from the ledger. Passages that were being counted are
    /// counted from the beginning.
    func restoreFurniture(_ transaction: LedgerTransaction) throws -> KnownFurniture {
        guard let furniture else { return KnownFurniture() }
        return try furniture.withValue(in: transaction) {
            $0 = OutletFurniture(bytes: furnitureBytes)
            try transaction.restore(&$0)
            return $0.known
        }
    }

    /// Learns from an article that is none that was seen before.
    func learn(from submission: PreparedSubmission, _ transaction: LedgerTransaction) throws {
        guard let passages = submission.passages, let furniture else { return }
        try transaction.store(furniture.withValue(in: transaction) { $0.observe(passages) })
    }

    /// What a group changed in what is known, if anything.
    func furnitureNews(_ transaction: LedgerTransaction) -> FurnitureNews? {
        guard let furniture, !transaction.furnitureChanges.isEmpty else { return nil }
        return furniture.withValue(in: transaction) {
            FurnitureNews(changes: transaction.furnitureChanges, known: $0.known)
        }
    }
}
