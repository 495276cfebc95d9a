// FoldDesk: decides and writes what became of each request of a group, inside one transaction.

internal import Foundation
internal import NewsFold
internal import NewsModel
internal import NewsText
internal import ScratchStorage
internal import WirefoldProtocol
internal import WirefoldService

/// What became of a group.
struct GroupOutcome: Sendable {
    /// One for each request, in order.
    var answers: [Result<PipelineAnswer, RPCError>]
    /// What the fold index takes now.
    var index: IndexFigures
    /// What was learnt of the outlets' furniture, if anything.
    var furniture: FurnitureNews?
}

/// A request that was refused before anything changed. Any other error leaves the engine ahead of
/// the ledger.
struct RefusedRequest: Error {
    let error: RPCError
    init(_ error: RPCError) { self.error = error }
}

/// The engine and its rules. Only the writer sits here.
struct FoldDesk: Sendable {
    let state: WriterBox<DeskState>
    let checkpoint: CheckpointFile
    /// The most bytes of one document's stored form.
    let documentBytes: Int
    let settings: FoldSettings
    /// Nil where furniture isn't learnt.
    let furniture: WriterBox<OutletFurniture>?
    let furnitureBytes: Int
    /// Called while a decision is made: one may take longer than the supervisor waits.
    private let onProgress: @Sendable () -> Void

    /// - Parameter furnitureBytes: the most memory for learning the outlets' furniture; nil: it isn't
    ///   learnt.
    init(
        documentBytes: Int, _ settings: FoldSettings, _ checkpoint: CheckpointFile, furnitureBytes: Int?,
        onProgress: @escaping @Sendable () -> Void
    ) {
        self.onProgress = onProgress
        self.furnitureBytes = furnitureBytes ?? 0
        furniture = furnitureBytes.map { WriterBox(OutletFurniture(bytes: $0)) }
        self.settings = settings
        self.documentBytes = documentBytes
        self.checkpoint = checkpoint
        state = WriterBox(DeskState(engine: FoldDesk.emptyEngine(settings)))
    }

    /// What the index doesn't keep in memory is in temporary files: it can be rebuilt at any time.
    static func emptyEngine(_ settings: FoldSettings) -> FoldEngine {
        FoldEngine(settings: settings, blocks: ScratchBlocks())
    }

    /// What became of each request, in order. Where this throws, the transaction must be rolled
    /// back and the engine rebuilt. A rebuild that was asked for reports its steps.
    func work(
        on requests: [PreparedRequest], _ transaction: LedgerTransaction, onStep: RestoreStep
    ) throws -> GroupOutcome {
        transaction.changesEngine = true
        return try state.withValue(in: transaction) { state in
            state.engine.onProgress = onProgress
            let answers: [Result<PipelineAnswer, RPCError>] = try requests.map { request in
                onProgress()
                do {
                    return .success(try work(on: request, &state, transaction, onStep))
                } catch let error as FoldError {
                    return .failure(
                        RPCError(RPCError.Code(rawValue: error.code), error.message, field: error.field))
                } catch let refusal as RefusedRequest {
                    return .failure(refusal.error)
                }
            }
            // Dates later than now are not believed.
            let now = Date(microseconds: transaction.time)
            try transaction.append(state.engine.closeStories(until: now, store: transaction))
            try takeUpQuotes(state.engine, transaction)
            return GroupOutcome(
                answers: answers, index: IndexFigures(state.engine), furniture: furnitureNews(transaction))
        }
    }

    private func work(
        on request: PreparedRequest, _ state: inout DeskState, _ transaction: LedgerTransaction,
        _ onStep: RestoreStep
    ) throws -> PipelineAnswer {
        switch request {
        case .submit, .check: break
        // An operator's request stands in the log by itself, and a rebuild reads what is written.
        case .withdraw, .merge, .split, .separate, .rebuild:
            try logDecisions(of: state.engine, transaction)
        }
        switch request {
        case .submit(let submission): return try submit(submission, &state.engine, transaction)
        case .check(let submission): return try check(submission, state.engine, transaction)
        case .withdraw(let document): return try withdraw(document, &state.engine, transaction)
        case .merge(let record, let other):
            let outcome = try state.engine.merge(record, other, store: transaction)
            return try settle(outcome, state.engine, transaction)
        case .split(let document, let record):
            let outcome = try state.engine.split(document, from: record, store: transaction)
            return try settle(outcome, state.engine, transaction)
        case .separate(let record, let other):
            let outcome = try state.engine.separate(record, other)
            return try settle(outcome, state.engine, transaction)
        case .rebuild(let damaged):
            // Rows of other tables leave the index whole.
            state.unreadable.formUnion(
                damaged.filter { DocumentID(rawValue: $0) != nil || RecordID(rawValue: $0) != nil })
            return .rebuilt(damaged: try rebuild(&state, transaction, onStep))
        }
    }

    private func withdraw(
        _ id: DocumentID, _ engine: inout FoldEngine, _ transaction: LedgerTransaction
    ) throws -> PipelineAnswer {
        let found = try refusing { try transaction.accepted(id) }
        guard let stored = found, stored.state != .notice else {
            throw RefusedRequest(RPCError(.notFound, "There is no document \(id).", field: "document"))
        }
        switch stored.state {
        case .replaced:
            throw RefusedRequest(
                RPCError(
                    .invalidArgument, "Document \(id) was replaced by a later revision; withdraw that one.",
                    field: "document"))
        case .withdrawn, .notice: return .changes(changes([], transaction))
        case .current:
            let outcome = try withdraw(stored, reason: "operator", &engine, transaction)
            return try settle(outcome, engine, transaction)
        }
    }

    /// Withdraws a current document. One that the fold index lacks, since a row of its record is damaged, ends
    /// all the same; which copies carry its text can't be told then.
    func withdraw(
        _ stored: StoredDocument, reason: String, _ engine: inout FoldEngine, _ transaction: LedgerTransaction
    ) throws -> FoldOutcome {
        let outcome =
            engine.holds(stored.id)
            ? try engine.withdraw(stored.id, reason: reason, store: transaction)
            : try end(stored.id, reason: reason, transaction)
        try transaction.mark(stored, .withdrawn)
        return outcome
    }

    private func end(
        _ id: DocumentID, reason: String, _ transaction: LedgerTransaction
    ) throws -> FoldOutcome {
        var record: NewsModel.Record?
        if let (home, signature) = try transaction.signature(of: id) {
            // For the engine that is restored once the damage is gone.
            let withdrawn = FoldEngine.withdrawn(signature: signature, reason: reason) ?? []
            try transaction.update(id, record: nil, signature: withdrawn)
            record = try LedgerError.nilIfDamaged { try transaction.record(home) }
        }
        return FoldOutcome(ending: Change.Withdrawn(id: id.rawValue, reason: reason), in: record)
    }

    /// Reads what is stored of the article that a request is about, before anything changes: a damaged row of
    /// its own refuses that request, and costs no other.
    func refusing<Value>(_ read: () throws -> Value) throws -> Value {
        do {
            return try read()
        } catch let error as LedgerError where error.code == .damaged {
            throw RefusedRequest(error.refusal)
        }
    }

    /// Writes what an operator's request changed; what came before it was logged already.
    private func settle(
        _ outcome: FoldOutcome, _ engine: FoldEngine, _ transaction: LedgerTransaction
    ) throws -> PipelineAnswer {
        let documents = try write(outcome, transaction)
        return .changes(changes(try documents + logDecisions(of: engine, transaction), transaction))
    }

    /// Logs what the decisions since the last time made of their things.
    @discardableResult
    private func logDecisions(of engine: FoldEngine, _ transaction: LedgerTransaction) throws
        -> [LoggedEntity]
    {
        try takeUpQuotes(engine, transaction)
        return try transaction.logPending()
    }

    /// Quotes that the decisions since the last time changed, as they now are.
    private func takeUpQuotes(_ engine: FoldEngine, _ transaction: LedgerTransaction) throws {
        let quotes = transaction.pending.takeQuotes().compactMap { engine.quote($0) }
        try transaction.append(quotes.map { .quote($0) })
    }

    /// Writes an outcome's entries and overrides, and where its documents stand now.
    @discardableResult
    func write(
        _ outcome: FoldOutcome, except new: DocumentID? = nil, _ transaction: LedgerTransaction
    ) throws -> [LoggedEntity] {
        for case .document(let document) in outcome.entries where document.id != new {
            let signature = document.id == outcome.document?.id ? outcome.signature : []
            try transaction.update(document.id, record: document.record, signature: signature)
        }
        try transaction.store(outcome.overrides)
        transaction.pending.touch(outcome.quotes)
        return try transaction.append(outcome.entries)
    }

    private func changes(
        _ logged: [LoggedEntity], _ transaction: LedgerTransaction
    ) -> WirePackedChangeBatch {
        var batch = WirePackedChangeBatch()
        batch.changes = logged.compactMap {
            try? $0.entity.change(sequence: $0.sequence, committed: transaction.time)
        }
        batch.head = transaction.figures.sequence
        return batch
    }
}
