// Pipeline: the line, its workers and its writer, as one service.

internal import Logging
internal import NIOCore
internal import NewsFold
internal import ServiceLifecycle
internal import SystemdSupport
internal import WirefoldService

/// Takes requests in and works them off, until it is asked to stop; then it finishes what is in
/// the line and closes the ledger.
struct Pipeline: Service {
    let line: IntakeLine
    let figures = PipelineFigures()
    private let ledger: Ledger
    private let desk: FoldDesk
    private let preparation: PreparationStage
    private let folding: FoldStage
    private let furniture: FurnitureBoard?
    private let logger: Logger

    init(_ settings: IngestSettings, _ ledger: Ledger, _ progress: ProgressBoard, _ logger: Logger) {
        self.ledger = ledger
        self.logger = logger
        var bounds = IntakeBounds()
        bounds.requests = settings.queueLength
        bounds.group = settings.commitArticles
        bounds.wait = settings.commitWait
        line = IntakeLine(bounds)
        // A change has to fit into a frame of the feed, with what folding adds to the document.
        let documentBytes = max(64 << 10, settings.connections.frameBytes - (1 << 20))
        var fold = FoldSettings()
        fold.canonical = settings.canonical
        fold.storyDays = Double(settings.storyDays)
        furniture = settings.learnsFurniture ? FurnitureBoard() : nil
        let stage = progress.stage("fold")
        desk = FoldDesk(
            documentBytes: documentBytes, fold, CheckpointFile(directory: settings.common.stateDirectory),
            furnitureBytes: settings.learnsFurniture ? settings.furnitureBytes : nil,
            onProgress: { stage.step() })
        let workers = settings.workers ?? System.coreCount
        preparation = PreparationStage(
            line: line, figures: figures, progress: (0..<workers).map { progress.stage("prepare \($0)") },
            limits: settings.intake, documentBytes: documentBytes, furniture: furniture)
        folding = FoldStage(
            line: line, ledger: ledger, desk: desk, furniture: furniture, figures: figures,
            progress: stage, logger: logger)
    }

    /// Fills the fold engine from the checkpoint or the ledger, and lets the supervisor know that it gets on.
    /// Before `run`.
    func restore() async throws(LedgerError) {
        let start = ContinuousClock.now
        let report = PatienceReport("starting")
        let (damaged, index, refusal) = try await ledger.write { [desk] in
            try desk.takeUp($0) { report.got(to: $0, of: $1, "documents restored") }
        }
        figures.update { $0.index = index }
        furniture?.publish(try await ledger.write { [desk] in try desk.restoreFurniture($0) })
        let (time, documents) = (ContinuousClock.now - start, ledger.figures.documents)
        if documents > 0 {
            let source = refusal.map { "the ledger; no checkpoint: \($0)" } ?? "the checkpoint"
            logger.notice(
                "restored \(documents) documents in \(time.formatted) from \(source)",
                metadata: IngestMessage.restored.metadata([
                    "documents": "\(documents)", "from": refusal == nil ? "checkpoint" : "ledger",
                ]))
        }
        if !damaged.isEmpty { logger.tell(ofDamaged: damaged) }
    }

    /// Leaves the fold engine in a checkpoint, so that the next start needn't rebuild it.
    private func leave(_ transaction: LedgerTransaction) {
        let start = ContinuousClock.now
        let report = PatienceReport("stopping")
        do {
            let bytes = try desk.leave(transaction) { done in
                report.say("\(done >> 20) MiB of the checkpoint written")
            }
            let time = (ContinuousClock.now - start).formatted
            logger.info(
                "left a checkpoint of \(bytes >> 10) KiB in \(time)",
                metadata: IngestMessage.checkpointLeft.metadata(["bytes": "\(bytes)"]))
        } catch {
            logger.warning(
                "left no checkpoint, so the next start takes longer: \(error)",
                metadata: IngestMessage.noCheckpoint.metadata(["error": "\(error)"]))
        }
    }

    func run() async throws {
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await work()
                // The line may be closed before it is this service's turn to stop.
                try? await gracefulShutdown()
            } onGracefulShutdown: {
                line.close()
            }
        } onCancel: {
            line.close()
        }
        try await ledger.close { leave($0) }
    }

    private func work() async throws {
        async let prepared: Void = preparation.run()
        try await folding.run()
        await prepared
    }
}

extension Logger {
    /// Rows that can't be read and are left out of the fold index.
    func tell(ofDamaged rows: [String]) {
        error(
            "\(rows.count) stored rows are damaged and were left out of the fold index.",
            metadata: IngestMessage.rowsDamaged.metadata([
                "count": "\(rows.count)", "first": "\(rows.prefix(5).joined(separator: " "))",
            ]))
    }
}

extension Duration {
    /// In seconds with one decimal: "3.2 s".
    fileprivate var formatted: String {
        let tenths = Int((self / .milliseconds(100)).rounded())
        return "\(tenths / 10).\(tenths % 10) s"
    }
}
