// Kills: which copies still carry the text of a withdrawn one, and which passages.

internal import NewsModel

extension FoldEngine {
    /// Longest passages that a mark names at most.
    private static let passages = 64

    /// Says in the log of each withdrawn copy of a record that changed who carries its text, where that is
    /// new: copies come, move and leave, and records merge.
    func settleKills(_ update: inout FoldUpdate, store: some FoldStore) throws {
        for record in update.changes.changedRecords where mayHaveWithdrawn(record) {
            let before = try store.record(record.id)
            for copy in record.copies where copy.isWithdrawn {
                let carriers = record.carriers(of: copy.document)
                if let before, before.copy(of: copy.document)?.isWithdrawn ?? false,
                    before.carriers(of: copy.document) == carriers
                {
                    continue
                }
                let withdrawal = index.slot(of: copy.document).map { index[$0].withdrawal } ?? .canceled
                update.changes.end(copy.document, reason: withdrawal.reason, carriers: carriers)
            }
        }
    }

    /// Whether one of a record's copies may be withdrawn: hardly any is, and a record may have thousands. Of a
    /// record with damaged documents not all are known here.
    private func mayHaveWithdrawn(_ record: Record) -> Bool {
        guard let number = records.number(of: record.id) else { return true }
        return records[number].hasWithdrawn || records[number].memberCount != record.copies.count
    }

    /// Marks a document as withdrawn.
    mutating func set(_ withdrawal: Withdrawal, of slot: FoldIndex.Slot) {
        index.set(withdrawal, of: slot)
        records[index[slot].record].hasWithdrawn = true
    }

    /// Compares the copies of a record with its withdrawn ones.
    ///
    /// - Parameter changed: the only copy that is new or was withdrawn now; nil: any.
    func markCarriers(
        in record: inout Record, changed: DocumentID?, _ update: FoldUpdate, store: some FoldStore
    ) throws {
        guard mayHaveWithdrawn(record) else { return }
        for killed in record.copies where killed.isWithdrawn {
            let isNew = changed == nil || killed.document == changed
            guard let text = try killedText(killed.document, update, store: store) else { continue }
            for place in record.copies.indices
            where !record.copies[place].isWithdrawn && (isNew || record.copies[place].document == changed) {
                record.copies[place].withdrawnText.removeAll { $0.other == killed.document }
                guard let copy = try cache.prepared(record.copies[place].document, store: store) else {
                    continue
                }
                var evidence = verifier.compare(copy, with: text).evidence
                guard !evidence.passages.isEmpty || record.copies[place].relation == .rewritten else {
                    continue
                }
                evidence.rule = "withdrawn"
                evidence.other = killed.document
                let longest = evidence.passages.sorted { $0.range.count > $1.range.count }
                evidence.passages = longest.prefix(FoldEngine.passages).sorted {
                    $0.range.start < $1.range.start
                }
                record.copies[place].withdrawnText.append(evidence)
            }
        }
        for place in record.copies.indices where record.copies[place].isWithdrawn {
            record.copies[place].withdrawnText = []
        }
    }

    /// What a withdrawn document said: where it is a mere notice, the version that the notice replaced.
    private func killedText(
        _ id: DocumentID, _ update: FoldUpdate, store: some FoldStore
    ) throws -> PreparedDocument? {
        let own = try cache.prepared(id, store: store)
        let replaced = id == update.document.id ? update.replaced : nil
        guard let slot = index.slot(of: id), index[slot].withdrawal == .notice,
            let previous = try replaced ?? store.document(id)?.revisionOf,
            let said = try store.document(previous).map({ PreparedDocument($0) }),
            said.profile.count > own?.profile.count ?? 0
        else { return own }
        return said
    }
}

extension Record {
    /// The copies that are marked as carrying what a withdrawn one said.
    fileprivate func carriers(of killed: DocumentID) -> [DocumentID] {
        copies.filter { $0.withdrawnText.contains { $0.other == killed } }.map(\.document)
    }
}
