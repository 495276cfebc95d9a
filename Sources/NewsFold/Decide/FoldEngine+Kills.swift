// Kills: which copies still carry the text of a withdrawn one, and which passages.

internal import NewsModel

extension FoldEngine {
    /// Says in the log of each withdrawn copy of a record that changed who carries its text, where that is
    /// new: copies come, move and leave, and records merge. One that was withdrawn itself has an end of its own.
    func settleKills(_ update: inout FoldUpdate, store: some FoldStore) throws {
        for var record in update.changes.changedRecords where mayHaveWithdrawn(record) {
            var now = KillMarks(record)
            if now.isStale {
                try markCarriers(in: &record, changed: nil, update, store: store)
                update.changes.set(record)
                now = KillMarks(record)
            }
            let before = try store.record(record.id).map(KillMarks.init) ?? KillMarks()
            // A carrier that its publisher withdrew stands under the notice's id.
            let replaced = now.isWithdrawn(update.document.id) ? update.replaced : nil
            func known(of killed: DocumentID) -> [DocumentID] {
                before.carriers(of: killed).filter { !now.isWithdrawn($0) && $0 != replaced }
            }
            let changed = now.withdrawn.filter {
                !before.isWithdrawn($0) || known(of: $0) != now.carriers(of: $0)
            }
            guard !changed.isEmpty else { continue }
            let standing = try standIns(among: now, update, store: store)
            for killed in changed {
                let carriers = now.carriers(of: standing[killed] ?? killed)
                guard !before.isWithdrawn(killed) || known(of: killed) != carriers else { continue }
                let withdrawal = index.slot(of: killed).map { index[$0].withdrawal } ?? .canceled
                update.changes.end(killed, reason: withdrawal.reason, carriers: carriers)
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

    /// Compares the copies of a record with its withdrawn ones, of which one stands for all of its words.
    ///
    /// - Parameter changed: the only copy that is new or was withdrawn now; nil: any.
    func markCarriers(
        in record: inout Record, changed: DocumentID?, _ update: FoldUpdate, store: some FoldStore
    ) throws {
        guard mayHaveWithdrawn(record) else { return }
        let marks = KillMarks(record)
        let standing = try standIns(among: marks, update, store: store)
        // Where a kill was lifted another may stand for its words from now on.
        let changed = marks.isStale ? nil : changed
        let own = changed.map { record.place(of: $0).map { $0..<$0 + 1 } ?? 0..<0 }
        for killed in marks.withdrawn where standing[killed] ?? killed == killed {
            let places = (killed == changed ? nil : own) ?? record.copies.indices
            guard let text = try killedText(killed, update, store: store) else { continue }
            for place in places where !record.copies[place].isWithdrawn {
                record.copies[place].withdrawnText.removeAll { $0.other == killed }
                guard let copy = try cache.prepared(record.copies[place].document, store: store) else {
                    continue
                }
                let evidence = verifier.compare(copy, with: text).evidence
                guard !evidence.passages.isEmpty || record.copies[place].relation == .rewritten else {
                    continue
                }
                record.copies[place].withdrawnText.append(evidence.mark(of: killed))
            }
        }
        for place in record.copies.indices where !record.copies[place].withdrawnText.isEmpty {
            let isWithdrawn = record.copies[place].isWithdrawn
            record.copies[place].withdrawnText.removeAll { mark in
                isWithdrawn || !marks.isWithdrawn(mark.other)
                    || standing[mark.other] ?? mark.other != mark.other
            }
        }
    }

    /// For each withdrawn copy the one that stands for all withdrawn ones of its words, which marks name: the
    /// one that they name already, else the first. An agency's kill is followed by those of hundreds of outlets.
    private func standIns(
        among marks: KillMarks, _ update: FoldUpdate, store: some FoldStore
    ) throws -> [DocumentID: DocumentID] {
        var standing: [UInt64: DocumentID] = [:]
        var groups: [DocumentID: UInt64] = [:]
        for killed in marks.withdrawn {
            guard let group = try killedGroup(killed, update, store: store), group != 0 else { continue }
            groups[killed] = group
            if standing[group].map({ !marks.isNamed($0) && marks.isNamed(killed) }) ?? true {
                standing[group] = killed
            }
        }
        return groups.compactMapValues { standing[$0] }
    }

    /// The digest of what a withdrawn document said; nil where that can't be read, 0 of a few words.
    private func killedGroup(
        _ id: DocumentID, _ update: FoldUpdate, store: some FoldStore
    ) throws -> UInt64? {
        if let known = killedGroups.group(of: id) { return known }
        guard let text = try killedText(id, update, store: store) else { return nil }
        // Of the decision's own document the store doesn't know yet which version it replaces.
        if id != update.document.id { killedGroups.insert(text.signature.group, of: id) }
        return text.signature.group
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

extension Evidence {
    /// Longest passages that a mark names at most.
    private static let markedPassages = 64

    /// What a copy has in common with a withdrawn one, as its mark: the longest passages.
    fileprivate func mark(of killed: DocumentID) -> Evidence {
        var mark = self
        mark.rule = "withdrawn"
        mark.other = killed
        let longest = passages.sorted { $0.range.count > $1.range.count }
        mark.passages = longest.prefix(Self.markedPassages).sorted { $0.range.start < $1.range.start }
        return mark
    }
}
