// PreparationStage: the workers that prepare what waits in the line, side by side.

internal import NewsIntake
internal import WirefoldProtocol
internal import WirefoldService

/// Prepares requests until the line is closed and empty.
struct PreparationStage: Sendable {
    let line: IntakeLine
    let figures: PipelineFigures
    /// One for each worker.
    let progress: [ProgressStage]
    let limits: IntakeLimits
    let documentBytes: Int
    let furniture: FurnitureBoard?

    func run() async {
        let threads = WorkerThreads(count: progress.count)
        await withTaskGroup(of: Void.self) { group in
            for stage in progress {
                group.addTask(executorPreference: threads) { await work(stage) }
            }
        }
        await threads.shutDown()
    }

    private func work(_ stage: ProgressStage) async {
        let preparer = Preparer(limits: limits, documentBytes: documentBytes, furniture: furniture)
        while let claims = await line.claim() {
            for claim in claims {
                stage.step()
                let result = Result { () throws(RPCError) in try prepare(claim.request, preparer) }
                if case .failure = result { figures.update { $0.refused += 1 } }
                line.settle(claim.ticket, result)
            }
            stage.rest()
        }
    }

    private func prepare(
        _ request: PipelineRequest, _ preparer: Preparer
    ) throws(RPCError) -> PreparedRequest {
        switch request {
        case .submit(let article): .submit(try preparer.prepare(article))
        case .check(let article): .check(try preparer.prepare(article))
        case .withdraw(let document): .withdraw(document)
        case .merge(let record, let other): .merge(record, other)
        case .split(let document, let record): .split(document, from: record)
        case .separate(let record, let other): .separate(record, other)
        case .rebuild(let damaged): .rebuild(without: damaged)
        }
    }
}
