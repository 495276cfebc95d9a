// Where the engine comes from at a start, and after a commit that failed; and what a stop leaves.

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
        state = DeskState(engine: FoldDesk.emptyEngine(settings), unreadable: state.unreadable)
        let damaged = try transaction.restore(&state.engine, without: state.unreadable, onStep: onStep)
        if damaged.isEmpty { state.wholeSince = transaction.state.rollbacks }
        return damaged
    }

    /// Takes the engine from the checkpoint of the last stop, or builds it anew where that can't be.
    ///
    /// - Returns: as `rebuild`; and why no checkpoint was taken, nil where one was.
    func takeUp(
        _ transaction: LedgerTransaction, onStep: RestoreStep
    ) throws -> (damaged: [String], index: IndexFigures, refusal: CheckpointError?) {
        do {
            return try state.withValue(in: transaction) { state in
                onStep(0, Int(transaction.figures.documents))
                state.engine = try checkpoint.take(
                    checksum: transaction.state.figures.checkpoint, sequence: transaction.figures.sequence,
                    settings: settings)
                let damaged = try transaction.restoreOverrides(&state.engine)
                if damaged.isEmpty { state.wholeSince = transaction.state.rollbacks }
                return (damaged, IndexFigures(state.engine), nil)
            }
        } catch let refusal as CheckpointError {
            let (damaged, _, index) = try rebuild(transaction, onStep: onStep)
            return (damaged, index, refusal)
        }
    }

    /// Writes the engine to a checkpoint that the ledger names with its last commit.
    ///
    /// - Returns: bytes written.
    func leave(_ transaction: LedgerTransaction, onStep: (Int) -> Void) throws(CheckpointError) -> Int {
        try state.withValue(in: transaction) { state throws(CheckpointError) in
            guard state.wholeSince == transaction.state.rollbacks else {
                throw CheckpointError("the fold index may differ from the ledger")
            }
            let file = try checkpoint.write(
                state.engine, sequence: transaction.figures.sequence, onStep: onStep)
            transaction.figures.checkpoint = file.checksum
            return file.bytes
        }
    }
}
