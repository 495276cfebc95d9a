// CheckpointStage: leaves a checkpoint of the fold index every now and then, between two groups of articles.

internal import Logging
internal import SystemdSupport
internal import WirefoldService

/// Begins one after so much work, and copies it while the work goes on. Telling an engine what was stored takes
/// a fraction of the time that it took to fold, so that the work since the last one bounds how long a start
/// takes after a crash.
struct CheckpointStage {
    /// Writing one takes at most one part in so many of the writer's time.
    private static let share = 10
    /// Bytes that the disk is to have left.
    private static let spared = 256 << 20
    /// Articles wait for no step longer than this.
    private static let longestStep = Duration.milliseconds(500)

    private let ledger: Ledger
    private let desk: FoldDesk
    private let progress: ProgressStage
    private let logger: Logger
    /// Between two; nil: at a stop alone.
    private let interval: Duration?

    private var work = Duration.zero
    private var cost = Duration.zero
    private var draft: CheckpointDraft?
    /// Whether the engine that a checkpoint gave has folded anything.
    private var hasProved = false
    /// Why there was none the last time: said once.
    private var complaint = ""

    init(
        _ ledger: Ledger, _ desk: FoldDesk, _ progress: ProgressStage, _ logger: Logger,
        every interval: Duration?
    ) {
        self.ledger = ledger
        self.desk = desk
        self.progress = progress
        self.logger = logger
        self.interval = interval
    }

    /// The writer has worked off a group: begins a checkpoint, or goes on with one for half as long.
    ///
    /// - Throws: ``LedgerError`` where the device failed.
    mutating func worked(for time: Duration) async throws(LedgerError) {
        if !hasProved { desk.checkpoint.keep() }
        hasProved = true
        guard let interval else { return }
        work += time
        let start = ContinuousClock.now
        do {
            if let draft {
                try await goOn(draft, for: min(time / 2, Self.longestStep))
            } else if work >= max(interval, cost * Self.share), !ledger.figures.isCheckpointed {
                (work, cost) = (.zero, .zero)
                draft = try await begin().get()
            }
        } catch {
            giveUp()
            if let error = error as? LedgerError, error.code == .device { throw error }
            if complaint != "\(error)" { logger.tell(ofNoCheckpoint: error) }
            complaint = "\(error)"
        }
        cost += .now - start
    }

    /// Where it can't be written, that is no fault of the ledger's: a failed transaction would be.
    private func begin() async throws(LedgerError) -> Result<CheckpointDraft, CheckpointError> {
        try await ledger.write { [desk, progress] transaction in
            Result { () throws(CheckpointError) in
                try desk.beginCheckpoint(transaction, sparing: Self.spared) { _ in progress.step() }
            }
        }
    }

    private mutating func goOn(_ draft: CheckpointDraft, for time: Duration) async throws {
        let checksum = try await BlockingThreads.run { [progress] () throws(CheckpointError) in
            try draft.goOn(for: time) { progress.step() }
        }
        guard let checksum else { return }
        guard try await ledger.write({ [desk] in desk.name(draft, checksum, $0) }) else { return giveUp() }
        desk.checkpoint.settle()
        self.draft = nil
        complaint = ""
        logger.tell(ofCheckpoint: draft)
    }

    /// For now: nothing is taken, and the disk may be full; or a stop writes its own.
    mutating func giveUp() {
        draft = nil
        desk.checkpoint.discard()
    }
}

extension Logger {
    func tell(ofCheckpoint draft: CheckpointDraft) {
        info(
            "left a checkpoint of \(draft.bytes >> 10) KiB, as of change \(draft.sequence)",
            metadata: IngestMessage.checkpointLeft.metadata(["bytes": "\(draft.bytes)"]))
    }

    func tell(ofNoCheckpoint error: any Error) {
        warning(
            "left no checkpoint, so the next start takes longer: \(error)",
            metadata: IngestMessage.noCheckpoint.metadata(["error": "\(error)"]))
    }
}
