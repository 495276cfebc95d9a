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
        if let known = try transaction.accepted(submission.id) {
            return .receipt(known.receipt.named(submission.source), isNew: false)
        }
        let latest = try submission.lineage.flatMap { try transaction.latest(of: $0) }
        let waiting = try transaction.waitingReceipt(of: submission.id)
        if let newer = try newer(than: submission, latest, transaction) {
            // A newer version with the same text is what waits: it isn't taken in yet.
            return try waiting.map { .receipt($0.named(submission.source), isNew: false) }
                ?? note(submission, for: newer, transaction)
        }
        if let answer = try wait(submission, after: latest, waiting, transaction) { return answer }
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
        if let known = try transaction.accepted(submission.id) {
            return .receipt(known.receipt.named(submission.source), isNew: false)
        }
        let latest = try submission.lineage.flatMap { try transaction.latest(of: $0) }
        if submission.status == .canceled, let latest {
            return .receipt(latest.receipt.named(submission.source), isNew: false)
        }
        if let newer = try newer(than: submission, latest, transaction) {
            return .receipt(newer.named(submission.source), isNew: false)
        }
        if let receipt = waitingReceipt(submission, after: latest, transaction) {
            return .receipt(receipt, isNew: false)
        }
        let outcome = try engine.preview(submission.document, replacing: latest?.id, store: transaction)
        return .receipt(receipt(outcome, submission, after: latest), isNew: false)
    }

    /// The receipt of the newer version, or of the kill notice, that came before; nil where none did. A newer
    /// version may still wait.
    private func newer(
        than submission: PreparedSubmission, _ latest: StoredDocument?, _ transaction: LedgerTransaction
    ) throws -> Receipt? {
        guard let lineage = submission.lineage, try transaction.isOutdated(submission) else { return nil }
        return try latest?.receipt ?? transaction.waitingReceipt(ofVersionOf: lineage)
    }

    /// A publisher kills an article: its latest version is marked, and the notice keeps that
    /// version's receipt.
    private func cancel(
        _ latest: StoredDocument, _ submission: PreparedSubmission, _ engine: inout FoldEngine,
        _ transaction: LedgerTransaction
    ) throws -> PipelineAnswer {
        var receipt = latest.receipt.named(submission.source)
        if latest.state == .current {
            let outcome = try engine.withdraw(latest.id, reason: "canceled", store: transaction)
            receipt.record = outcome.document?.record ?? receipt.record
            try transaction.mark(latest, .withdrawn)
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
    ///
    /// - Parameter waiting: the receipt of the same article, where it waits already. Its time may have moved.
    private func wait(
        _ submission: PreparedSubmission, after latest: StoredDocument?, _ waiting: Receipt?,
        _ transaction: LedgerTransaction
    ) throws -> PipelineAnswer? {
        guard let receipt = waitingReceipt(submission, after: latest, transaction) else { return nil }
        if let waiting, waiting.embargo?.microseconds == receipt.embargo?.microseconds {
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
            let passages = document.evidence.reduce(0) {
                $0 + $1.passages.reduce(0) { $0 + $1.text.utf8.count }
            }
            if document.text.utf8.count * 2 + passages > documentBytes {
                // The offsets say it all; the texts are there for comfort.
                for evidence in document.evidence.indices {
                    for passage in document.evidence[evidence].passages.indices {
                        document.evidence[evidence].passages[passage].text = ""
                    }
                }
            }
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

extension Receipt {
    /// The same receipt for an article that goes by another name this time.
    fileprivate func named(_ source: String) -> Receipt {
        var receipt = self
        receipt.source = source
        return receipt
    }
}
