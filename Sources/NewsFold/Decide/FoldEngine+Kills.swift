// Kills: which copies still carry the text of a withdrawn one, and which passages.

internal import NewsModel

extension FoldEngine {
    /// Longest passages that a mark names at most.
    private static let passages = 64

    /// Marks the copies that still carry a withdrawn copy's text, and says so in the log: of all
    /// withdrawn ones when another copy came, of the one alone when it was withdrawn now.
    ///
    /// - Parameter document: the copy that came or was withdrawn.
    func noteKills(
        of record: inout Record, by document: DocumentID, replacing: DocumentID? = nil,
        _ update: inout FoldUpdate, store: some FoldStore
    ) throws {
        guard record.copies.contains(where: \.isWithdrawn) else { return }
        try markCarriers(in: &record, changed: document, replacing: replacing, store: store)
        let isKill = record.copies.contains { $0.document == document && $0.isWithdrawn }
        for copy in record.copies where copy.isWithdrawn && (copy.document == document || !isKill) {
            let withdrawal = index.slot(of: copy.document).map { index[$0].withdrawal } ?? .canceled
            let carriers = record.copies.filter { carrier in
                carrier.withdrawnText.contains { $0.other == copy.document }
            }
            update.changes.end(copy.document, reason: withdrawal.reason, carriers: carriers.map(\.document))
        }
    }

    /// Compares the copies of a record with its withdrawn ones. `changed` is the only copy that is
    /// new or was withdrawn now; nil: any. `replacing` is the version before it.
    func markCarriers(
        in record: inout Record, changed: DocumentID?, replacing: DocumentID? = nil, store: some FoldStore
    ) throws {
        for killed in record.copies where killed.isWithdrawn {
            let isNew = changed == nil || killed.document == changed
            let before = killed.document == changed ? replacing : nil
            guard let text = try killedText(killed.document, before: before, store: store) else { continue }
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
        _ id: DocumentID, before: DocumentID?, store: some FoldStore
    ) throws -> PreparedDocument? {
        let notice = try cache.prepared(id, store: store)
        guard notice?.document.status == .canceled,
            let previous = try before ?? store.document(id)?.revisionOf,
            let said = try store.document(previous).map({ PreparedDocument($0) }),
            said.profile.count > notice?.profile.count ?? 0
        else { return notice }
        return said
    }
}
