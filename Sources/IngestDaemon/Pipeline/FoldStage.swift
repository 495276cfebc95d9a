// FoldStage: the one writer. It takes everything that is ready as a group, folds and writes it in
// one transaction, and answers once that is on the device.

internal import Logging
internal import NewsText
internal import SystemdSupport
internal import WirefoldProtocol
internal import WirefoldService

/// Folds groups until the line is closed and empty.
struct FoldStage: Sendable {
    let line: IntakeLine
    let ledger: Ledger
    let desk: FoldDesk
    let furniture: FurnitureBoard?
    let figures: PipelineFigures
    let progress: ProgressStage
    let logger: Logger
    /// Work between two checkpoints; nil: none but the one at a stop.
    let checkpointWork: Duration?
    /// After a full disk, or where the index can't be rebuilt, how long writers are turned away before the
    /// next attempt.
    var pause = Duration.seconds(1)

    /// Why nothing is taken for a while, and what writers are told meanwhile.
    private struct Block {
        let until: ContinuousClock.Instant
        let cause: LedgerError
        let answer: RPCError
    }

    /// - Throws: ``LedgerError`` where the device failed: what it holds is unknown, so the daemon
    ///   must end and open it again. All that waited was told that it isn't acknowledged.
    func run() async throws(LedgerError) {
        do {
            try await foldGroups()
        } catch {
            logger.critical(
                "Nothing more is acknowledged: \(error)",
                metadata: IngestMessage.deviceFailed.metadata(["error": "\(error)"]))
            line.close()
            let failure = Self.deviceFailed(error)
            while let group = await line.takeGroup() { refuse(group, failure) }
            throw error
        }
    }

    /// How the work on a group ended; all of it was answered.
    private enum GroupEnd {
        case folded
        /// A group of one was refused for a reason that isn't known to be its own.
        case failed
        /// Nothing is taken for a while.
        case blocked(Block)
    }

    private func foldGroups() async throws(LedgerError) {
        var block: Block?
        var checkpoints = CheckpointStage(ledger, desk, progress, logger, every: checkpointWork)
        defer { checkpoints.giveUp() }
        while let group = await line.takeGroup() {
            progress.step()
            let start = ContinuousClock.now
            if let block, block.until > .now {
                refuse(group, block.answer)
            } else {
                let before = block
                block = try await fold(group, after: block)
                // Said when it begins and when it is over, not with each attempt.
                if let block, block.cause.code != before?.cause.code { tell(of: block) }
                if let before, block == nil { tell(ofEndOf: before) }
                if block == nil {
                    try await checkpoints.worked(for: .now - start)
                } else {
                    checkpoints.giveUp()
                }
            }
            progress.rest()
        }
    }

    /// Folds a group. What came before may have left the engine ahead of the ledger, or half built: by half an
    /// index every copy would found a record of its own.
    private func fold(
        _ group: [IntakeGroupMember], after block: Block?
    ) async throws(LedgerError) -> Block? {
        // All of it was refused before its turn: nothing is learnt of the disk.
        guard !group.isEmpty else { return block }
        if let block {
            do {
                // Building the index takes minutes where there is much: not in vain, while the disk is full.
                if block.cause.code == .full { try ledger.expectRoom() }
                try await rebuild()
            } catch { return try turnAway(group, error) }
        }
        if case .blocked(let block) = try await fold(group) { return block }
        return nil
    }

    /// Folds a group and answers it.
    private func fold(_ group: [IntakeGroupMember]) async throws(LedgerError) -> GroupEnd {
        let requests = group.map(\.request)
        do {
            let outcome = try await ledger.write {
                try desk.work(on: requests, $0) { _, _ in progress.step() }
            }
            figures.update { $0.index = outcome.index }
            if let news = outcome.furniture { tell(of: news) }
            answer(group, outcome.answers)
            return .folded
        } catch  where error.code == .full || error.code == .device {
            return .blocked(try turnAway(group, error))
        } catch  where Task.isCancelled {
            // A stop that took too long: nothing is wrong with the ledger.
            refuse(group, IntakeLine.closed)
            return .folded
        } catch {
            logger.error(
                "A group could not be written; the fold index is built anew, and it is tried again: \(error)",
                metadata: IngestMessage.groupFailed.metadata([
                    "error": "\(error)", "articles": "\(group.count)",
                ]))
            let isLeftOut: Bool
            do { isLeftOut = try await rebuild(without: error.row) } catch {
                return .blocked(try turnAway(group, error))
            }
            // A row that is damaged costs one group some time, and no article.
            return try await isLeftOut ? fold(group) : isolate(group, error)
        }
    }

    private static func deviceFailed(_ error: LedgerError) -> RPCError {
        RPCError(.unavailable, "The ledger's device failed; nothing was acknowledged.", cause: error)
    }

    /// Answers a group that met what others would meet as well.
    ///
    /// - Throws: where the device failed.
    private func turnAway(_ group: [IntakeGroupMember], _ error: LedgerError) throws(LedgerError) -> Block {
        let refusal =
            switch error.code {
            case .full:
                RPCError(
                    .resourceExhausted,
                    "The daemon's disk is full; nothing was written. Make room, then submit again.",
                    cause: error)
            case .device: Self.deviceFailed(error)
            default:
                RPCError(
                    .unavailable,
                    "The fold index can't be rebuilt, and nothing is taken before it is; the journal says why.",
                    cause: error)
            }
        refuse(group, refusal)
        guard error.code != .device else {
            throw error
        }
        return Block(until: .now + pause, cause: error, answer: refusal)
    }

    /// Members of one group that may fail by themselves: each costs a rebuild, and what more of them meet is
    /// no fault of theirs.
    private static let mostFailures = 3

    /// After a failure of unknown cause: each member by itself, so that one costs no other.
    private func isolate(
        _ group: [IntakeGroupMember], _ error: LedgerError
    ) async throws(LedgerError) -> GroupEnd {
        if group.count == 1 {
            refuse(group, error.refusal)
            return .failed
        }
        var failures = 0
        for (index, member) in group.enumerated() {
            progress.step()
            let rest = Array(group.dropFirst(index + 1))
            do {
                switch try await fold([member]) {
                case .folded: continue
                case .failed:
                    failures += 1
                    guard failures == Self.mostFailures else { continue }
                    refuse(
                        rest,
                        RPCError(
                            .unavailable, "Others that came with it failed; submit it again.", cause: error))
                    return .folded
                case .blocked(let block):
                    refuse(rest, block.answer)
                    return .blocked(block)
                }
            } catch {
                refuse(rest, Self.deviceFailed(error))
                throw error
            }
        }
        return .folded
    }

    /// The engine may be ahead of the ledger: builds it anew.
    ///
    /// - Parameter row: what couldn't be read.
    /// - Returns: whether the index is without it for the first time.
    @discardableResult
    private func rebuild(without row: String? = nil) async throws(LedgerError) -> Bool {
        let (damaged, isNews, index) = try await ledger.write {
            try desk.rebuild($0, without: row) { _, _ in progress.step() }
        }
        figures.update { $0.index = index }
        furniture?.publish(try await ledger.write { try desk.restoreFurniture($0) })
        if !damaged.isEmpty { logger.tell(ofDamaged: damaged) }
        return isNews
    }

    /// Preparers know from now on what is on the device.
    private func tell(of news: FurnitureNews) {
        furniture?.publish(news.known)
        for outlet in news.outlets {
            logger.info(
                "A passage that stands in many articles of an outlet is taken out of new ones.",
                metadata: IngestMessage.furnitureLearnt.metadata([
                    "outlet": "\(outlet)", "passages": "\(news.known.count(of: outlet))",
                ]))
        }
    }

    private func tell(of block: Block) {
        if block.cause.code == .full {
            logger.error(
                "The disk is full: writers are turned away, readers go on.",
                metadata: IngestMessage.diskFull.metadata(["error": "\(block.cause)"]))
        } else {
            logger.error(
                "The fold index can't be rebuilt: writers are turned away, readers go on: \(block.cause)",
                metadata: IngestMessage.indexNotRebuilt.metadata(["error": "\(block.cause)"]))
        }
    }

    private func tell(ofEndOf block: Block) {
        if block.cause.code == .full {
            logger.notice(
                "The disk has room again: writers are served.",
                metadata: IngestMessage.diskHasRoom.metadata())
        } else {
            logger.notice(
                "The fold index is rebuilt: writers are served.",
                metadata: IngestMessage.indexRebuilt.metadata())
        }
    }

    /// The same answer for all.
    private func refuse(_ group: [IntakeGroupMember], _ error: RPCError) {
        answer(group, group.map { _ in .failure(error) })
    }

    private func answer(_ group: [IntakeGroupMember], _ answers: [Result<PipelineAnswer, RPCError>]) {
        let now = ContinuousClock.now
        figures.update { counts in
            counts.groups += 1
            for case (let request, let answer) in zip(group.lazy.map(\.request), answers) {
                switch (request, answer) {
                case (.submit, .success(.receipt(_, isNew: true))): counts.submitted += 1
                case (.submit, .success): counts.resubmitted += 1
                case (_, .failure): counts.refused += 1
                default: break
                }
            }
        }
        figures.record(group.map { now - $0.arrival })
        for (member, answer) in zip(group, answers) { member.reply(answer) }
    }
}
