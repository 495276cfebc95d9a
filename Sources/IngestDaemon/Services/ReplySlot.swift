// ReplySlot: where one caller waits for the pipeline's one answer.

internal import Synchronization
internal import WirefoldProtocol

/// Filled once, by the pipeline; awaited once, by the caller.
final class ReplySlot: Sendable {
    private enum State: Sendable {
        case empty
        case awaited(CheckedContinuation<Result<PipelineAnswer, RPCError>, Never>)
        case filled(Result<PipelineAnswer, RPCError>)
    }
    private let state = Mutex(State.empty)

    func fill(_ result: Result<PipelineAnswer, RPCError>) {
        let waiter: CheckedContinuation<Result<PipelineAnswer, RPCError>, Never>? = state.withLock { state in
            guard case .awaited(let continuation) = state else {
                state = .filled(result)
                return nil
            }
            return continuation
        }
        waiter?.resume(returning: result)
    }

    func answer() async throws(RPCError) -> PipelineAnswer {
        let result = await withCheckedContinuation { continuation in
            let filled: Result<PipelineAnswer, RPCError>? = state.withLock { state in
                guard case .filled(let result) = state else {
                    state = .awaited(continuation)
                    return nil
                }
                return result
            }
            if let filled { continuation.resume(returning: filled) }
        }
        return try result.get()
    }
}
