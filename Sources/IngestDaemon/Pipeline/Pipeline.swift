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
            progress: stage, logger: logger, checkpointWork: settings.checkpointWork)
    }

    /// Fills the fold engine from the checkpoint or the ledger, and lets the supervisor know that it gets on.
    /// Before `run`.
    func restore() async throws(LedgerError) {
        let start = ContinuousClock.now
        let report = PatienceReport("starting")
        let (damaged, index, source) = try await ledger.write { [desk] in
            try desk.takeUp($0) { report.got(to: $0, of: $1, "documents restored") }
        }
        figures.update { $0.index = index }
        furniture?.publish(try await ledger.write { [desk] in try desk.restoreFurniture($0) })
        let (time, documents) = (ContinuousClock.now - start, ledger.figures.documents)
        if documents > 0 {
            logger.notice(
                "restored \(documents) documents in \(time.formatted) from \(source)",
                metadata: IngestMessage.restored.metadata([
                    "documents": "\(documents)", "from": "\(source.name)",
                ]))
        }
        if !damaged.isEmpty { logger.tell(ofDamaged: damaged) }
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
        let report = PatienceReport("stopping")
        do {
            try await ledger.close { transaction in
                desk.leave(transaction, logger) { report.say("\($0 >> 20) MiB of the checkpoint written") }
            } then: {
                desk.checkpoint.settle()
            }
        } catch {
            desk.checkpoint.discard()
            throw error
        }
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
