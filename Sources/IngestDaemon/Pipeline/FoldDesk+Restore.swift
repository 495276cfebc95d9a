// Where the engine comes from at a start, and after a commit that failed; and what a stop leaves.

internal import Logging
internal import NewsFold
internal import NewsModel

/// The engine, and whether it is what the ledger says.
struct DeskState {
    var engine: FoldEngine
    /// How many transactions had been given up when it was last restored whole; later ones may have left it
    /// ahead. Nil where rows were damaged, or before.
    var wholeSince: Int?
    /// What turned out to be damaged when it was read; the index is built without it.
    var unreadable: Set<String> = []
    /// How often it was built: a checkpoint that was begun before is of another engine.
    var builds = 0
}

/// What the engine came from.
enum RestoreSource: Sendable {
    /// A checkpoint, and so many changes since.
    case checkpoint(since: UInt64)
    /// The ledger, and why it was no checkpoint.
    case ledger(CheckpointError)
}

extension RestoreSource: CustomStringConvertible {
    var description: String {
        switch self {
        case .checkpoint(since: 0): "the checkpoint"
        case .checkpoint(let changes): "the checkpoint and \(changes) changes since"
        case .ledger(let refusal): "the ledger; no checkpoint: \(refusal)"
        }
    }

    /// In one word.
    var name: String { if case .checkpoint = self { "checkpoint" } else { "ledger" } }
}

extension FoldDesk {
    /// Builds the engine anew from the ledger.
    ///
    /// - Parameter row: what couldn't be read; it is left out from now on.
    /// - Returns: ids of stored rows that are damaged and were left out, whether `row` wasn't yet, and what the
    ///   index takes.
    func rebuild(
        _ transaction: LedgerTransaction, without row: String? = nil, onStep: RestoreStep
    ) throws -> (damaged: [String], isNews: Bool, index: IndexFigures) {
        try state.withValue(in: transaction) { state in
            let isNews = row.map { state.unreadable.insert($0).inserted } ?? false
            let damaged = try rebuild(&state, transaction, onStep)
            return (damaged, isNews, IndexFigures(state.engine))
        }
    }

    /// The same, of a desk that is held.
    func rebuild(
        _ state: inout DeskState, _ transaction: LedgerTransaction, _ onStep: RestoreStep
    ) throws -> [String] {
        state = DeskState(
            engine: FoldDesk.emptyEngine(settings), unreadable: state.unreadable, builds: state.builds + 1)
        // Whatever was wrong with the engine may be in there.
        transaction.figures.checkpoint = 0
        let damaged = try transaction.restore(&state.engine, without: state.unreadable, onStep: onStep)
        if damaged.isEmpty { state.wholeSince = transaction.state.rollbacks }
        return damaged
    }

    /// Takes the engine from the last checkpoint and tells it what was stored since, or builds it anew where
    /// that can't be.
    ///
    /// - Returns: as `rebuild`; and what it came from.
    func takeUp(
        _ transaction: LedgerTransaction, onStep: RestoreStep
    ) throws -> (damaged: [String], index: IndexFigures, source: RestoreSource) {
        let figures = transaction.figures
        do {
            return try state.withValue(in: transaction) { state in
                onStep(0, Int(figures.documents))
                state.engine = try checkpoint.take(
                    checksum: figures.checkpoint, sequence: figures.checkpointed, settings: settings)
                try transaction.catchUp(&state.engine, since: figures.checkpointed, onStep: onStep)
                let damaged = try transaction.restoreOverrides(&state.engine)
                if damaged.isEmpty { state.wholeSince = transaction.state.rollbacks }
                let source = RestoreSource.checkpoint(
                    since: figures.sequence - min(figures.sequence, figures.checkpointed))
                return (damaged, IndexFigures(state.engine), source)
            }
        } catch let refusal as CheckpointError {
            checkpoint.remove()
            let (damaged, _, index) = try rebuild(transaction, onStep: onStep)
            return (damaged, index, .ledger(refusal))
        }
    }

    /// Leaves a checkpoint at a stop, where the ledger doesn't name one of the present state already.
    ///
    /// - Parameter onStep: told from time to time how many bytes are written.
    func leave(_ transaction: LedgerTransaction, _ logger: Logger, onStep: (Int) -> Void) {
        checkpoint.discard()
        checkpoint.keep()
        if transaction.figures.isCheckpointed, checkpoint.isThere { return }
        do {
            let draft = try beginCheckpoint(transaction, sparing: 0, onStep: onStep)
            guard let checksum = try draft.goOn(onStep: { onStep(draft.bytes) }) else { return }
            if name(draft, checksum, transaction) { logger.tell(ofCheckpoint: draft) }
        } catch {
            checkpoint.discard()
            logger.tell(ofNoCheckpoint: error)
        }
    }

    /// Begins a checkpoint of the present state.
    func beginCheckpoint(
        _ transaction: LedgerTransaction, sparing spared: Int, onStep: (Int) -> Void
    ) throws(CheckpointError) -> CheckpointDraft {
        try state.withValue(in: transaction) { state throws(CheckpointError) in
            guard state.wholeSince == transaction.state.rollbacks else {
                throw CheckpointError("the fold index may differ from the ledger")
            }
            return try checkpoint.begin(
                state.engine, of: state.builds, sequence: transaction.figures.sequence, sparing: spared,
                onStep: onStep)
        }
    }

    /// Says under which name a checkpoint is to be taken from now on; `CheckpointFile.settle` follows.
    ///
    /// - Returns: false where the engine was built anew since it was begun: it is of no use.
    func name(_ draft: CheckpointDraft, _ checksum: UInt64, _ transaction: LedgerTransaction) -> Bool {
        guard state.withValue(in: transaction, { $0.builds == draft.build }) else { return false }
        transaction.figures.checkpoint = checksum
        transaction.figures.checkpointed = draft.sequence
        return true
    }
}
