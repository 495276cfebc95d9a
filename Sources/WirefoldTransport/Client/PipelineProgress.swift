// PipelineProgress: many calls of one method, `window` of them in flight. It lives on the event
// loop: an answer that comes in sends the next request out, without a hop between threads.

internal import WirefoldProtocol

final class PipelineProgress {
    private let pipeline: Pipeline
    private var results: [Result<MessageBytes, RPCError>?]
    private var next = 0
    private var inFlight = 0
    private var isFilling = false

    init(_ pipeline: Pipeline) {
        self.pipeline = pipeline
        results = Array(repeating: nil, count: pipeline.messages.count)
    }

    /// Sends requests until the window or the server's streams are full.
    func fill(_ session: ClientSession) {
        guard !isFilling else { return }
        isFilling = true
        while next < results.count, inFlight < pipeline.window, session.machine.room > 0 {
            let index = next
            next += 1
            inFlight += 1
            session.start(
                pipeline.method, pipeline.messages[index], .pipelined(self, index: index, reply: nil))
        }
        isFilling = false
        if next == results.count, inFlight == 0 { finish() }
    }

    func complete(_ index: Int, _ result: Result<MessageBytes, RPCError>, _ session: ClientSession) {
        results[index] = result
        inFlight -= 1
        if let failure = session.failure {
            if inFlight == 0 { finish(failure) }
        } else {
            fill(session)
        }
    }

    private func finish(_ failure: RPCError = RPCError(.internal, "The call was never made.")) {
        pipeline.continuation.resume(returning: results.map { $0 ?? .failure(failure) })
    }
}
