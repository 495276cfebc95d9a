// Submitting: is the article known, a version of another, a kill notice, or new?

internal import FoundationEssentials
internal import NewsFold
internal import NewsModel
internal import WirefoldService

extension FoldDesk {
    /// Takes one article in. The same article again gets the same receipt and changes nothing.
    func submit(
        _ submission: PreparedSubmission, _ engine: inout FoldEngine, _ transaction: LedgerTransaction
    ) throws -> PipelineAnswer {
        let known = try known(of: submission, transaction)
        if let answer = known.answer { return .receipt(answer.named(submission.source), isNew: false) }
        if let newer = known.newer { return try note(submission, for: newer, transaction) }
        let latest = known.latest
        if let answer = try wait(submission, known, transaction) { return answer }
        try transaction.endWaits(of: submission)
        try transaction.noteVersion(of: submission)
        if submission.status == .canceled, let latest {
            return try cancel(latest, submission, &engine, transaction)
        }
        var outcome = try engine.fold(submission.document, replacing: latest?.id, store: transaction)
        complete(&outcome, submission, after: latest)
        let receipt = receipt(outcome, submission, after: latest)
        if let latest { try transaction.mark(latest, .replaced) }
        try transaction.insert(
            AcceptedArticle(
                lineage: submission.lineage, state: submission.status == .canceled ? .withdrawn : .current,
                id: submission.id, receipt: receipt, signature: outcome.signature, format: submission.format,
                content: submission.content))
        try write(outcome, except: submission.id, transaction)
        if latest == nil { try learn(from: submission, transaction) }
        return .receipt(receipt, isNew: true)
    }

    /// The receipt that `submit` would give; nothing is changed.
    func check(
        _ submission: PreparedSubmission, _ engine: FoldEngine, _ transaction: LedgerTransaction
    ) throws -> PipelineAnswer {
        let known = try known(of: submission, transaction)
        let latest = known.latest
        let killed = submission.status == .canceled ? latest?.receipt : nil
        if let receipt = known.answer ?? killed ?? known.newer {
            return .receipt(receipt.named(submission.source), isNew: false)
        }
        if let receipt = waitingReceipt(submission, after: latest, transaction) {
            return .receipt(receipt, isNew: false)
        }
        let outcome = try engine.preview(submission.document, replacing: latest?.id, store: transaction)
        return .receipt(receipt(outcome, submission, after: latest), isNew: false)
    }

    /// What is stored of an article and of its versions.
    private struct KnownVersions {
        /// The receipt of the same article.
        var same: Receipt?
        /// The latest version that was taken in.
        var latest: StoredDocument?
        /// The receipt of the same article, where it waits. Its time may have moved.
        var waiting: Receipt?
        /// The receipt of the newer version, or of the kill notice, that came before: it may still wait.
        var newer: Receipt?

        /// The receipt of what is known already; nil for what is to be noted or taken in.
        var answer: Receipt? {
            // A newer version with the same text is what waits: it isn't taken in yet.
            newer == nil ? same : waiting
        }
    }

    private func known(
        of submission: PreparedSubmission, _ transaction: LedgerTransaction
    ) throws -> KnownVersions {
        try refusing {
            if let same = try transaction.accepted(submission.id) { return KnownVersions(same: same.receipt) }
            var known = KnownVersions()
            if let lineage = submission.lineage {
                known.latest = try transaction.latest(of: lineage)
                if try transaction.isOutdated(submission) {
                    known.newer =
                        try known.latest?.receipt ?? transaction.waitingReceipt(ofVersionOf: lineage)
                }
            }
            // Nobody else asks for it. Where it is damaged, the article that came now takes its place.
            if submission.embargo != nil || known.newer != nil {
                known.waiting = try LedgerError.nilIfDamaged {
                    try transaction.waitingReceipt(of: submission.id)
                }
            }
            return known
        }
    }

    /// A publisher kills an article: its latest version is marked, and the notice keeps that
    /// version's receipt.
    private func cancel(
        _ latest: StoredDocument, _ submission: PreparedSubmission, _ engine: inout FoldEngine,
        _ transaction: LedgerTransaction
    ) throws -> PipelineAnswer {
        var receipt = latest.receipt.named(submission.source)
        if latest.state == .current {
            let outcome = try withdraw(latest, reason: "canceled", &engine, transaction)
            receipt.record = outcome.document?.record ?? receipt.record
            try write(outcome, transaction)
        }
        return try note(submission, for: receipt, transaction)
    }

    /// Keeps a kill notice, or a version that a newer one came before: its bytes, and the receipt of
    /// the document that it is about.
    private func note(
        _ submission: PreparedSubmission, for receipt: Receipt, _ transaction: LedgerTransaction
    ) throws -> PipelineAnswer {
        let receipt = receipt.named(submission.source)
        try transaction.insert(
            AcceptedArticle(
                lineage: nil, state: .notice, id: submission.id, receipt: receipt, signature: [],
                format: submission.format, content: submission.content))
        return .receipt(receipt, isNew: true)
    }

    /// Lets an article wait whose embargo isn't over; nil where there is nothing to wait for.
    private func wait(
        _ submission: PreparedSubmission, _ known: KnownVersions, _ transaction: LedgerTransaction
    ) throws -> PipelineAnswer? {
        guard let receipt = waitingReceipt(submission, after: known.latest, transaction) else { return nil }
        if let waiting = known.waiting, waiting.embargo?.microseconds == receipt.embargo?.microseconds {
            return .receipt(waiting.named(submission.source), isNew: false)
        }
        try transaction.endWaits(of: submission)
        try transaction.noteVersion(of: submission)
        try transaction.beginWait(submission, receipt)
        return .receipt(receipt, isNew: true)
    }

    /// The receipt of an article that has to wait; nil for any other.
    private func waitingReceipt(
        _ submission: PreparedSubmission, after latest: StoredDocument?, _ transaction: LedgerTransaction
    ) -> Receipt? {
        guard let end = submission.embargo?.end, end.microseconds > transaction.time,
            submission.status != .canceled
        else { return nil }
        return Receipt(
            source: submission.source, document: submission.id, record: RecordID(founding: submission.id),
            relation: .original, similarity: 1, revision: (latest?.revision ?? 0) + 1, story: nil,
            embargo: end)
    }

    /// Says in the outcome which version this is, and sees that the document fits into a frame.
    private func complete(
        _ outcome: inout FoldOutcome, _ submission: PreparedSubmission, after latest: StoredDocument?
    ) {
        for index in outcome.entries.indices {
            guard case .document(var document) = outcome.entries[index], document.id == submission.id else {
                continue
            }
            document.revisionOf = latest?.id
            document.revision = (latest?.revision ?? 0) + 1
            document.cutPassages(toFit: documentBytes)
            outcome.entries[index] = .document(document)
            outcome.document = document
        }
    }

    private func receipt(
        _ outcome: FoldOutcome, _ submission: PreparedSubmission, after latest: StoredDocument?
    ) -> Receipt {
        Receipt(
            source: submission.source, document: submission.id,
            record: outcome.document?.record ?? RecordID(founding: submission.id), relation: outcome.relation,
            similarity: outcome.similarity, revision: (latest?.revision ?? 0) + 1, story: outcome.story)
    }
}

extension Document {
    /// Leaves out what of its evidence doesn't fit: first the passages' texts, since offsets say it all, then
    /// the passages.
    fileprivate mutating func cutPassages(toFit bytes: Int) {
        for index in evidence.indices where largestStoredSize > bytes {
            for passage in evidence[index].passages.indices { evidence[index].passages[passage].text = "" }
        }
        for index in evidence.indices where largestStoredSize > bytes { evidence[index].passages = [] }
    }
}

extension Receipt {
    /// The same receipt for an article that goes by another name this time.
    fileprivate func named(_ source: String) -> Receipt {
        var receipt = self
        receipt.source = source
        return receipt
    }
}
