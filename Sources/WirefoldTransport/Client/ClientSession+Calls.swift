// What a client's session does for its callers.

internal import NIOCore
internal import WirefoldProtocol

extension ClientSession {
    func perform(_ operations: [ClientOperation]) {
        for operation in operations { perform(operation) }
        link?.flush()
    }

    private func perform(_ operation: ClientOperation) {
        if let failure { return ClientSession.refuse(operation, failure) }
        switch operation {
        case .unary, .pipeline, .open:
            if waiting.isEmpty, machine.room > 0 { open(operation) } else { waiting.append(operation) }
        case .item(let serial, let message):
            if let stream = streams[serial] { send(machine.send(message, on: stream), on: stream) }
            spent(Outbox.cost(of: message))
        case .finish(let serial):
            if let stream = streams[serial] { send(machine.finish(stream), on: stream) }
        case .cancel(let serial): cancel(serial)
        case .grant(let serial, let items):
            if let stream = streams[serial] { send(machine.grant(items, on: stream), on: stream) }
        case .close: close(RPCError(.unavailable, "The connection was closed on this side."))
        }
    }

    private func open(_ operation: ClientOperation) {
        switch operation {
        case .unary(let call):
            let opened = Call.unary(call.continuation, serial: call.serial, reply: nil)
            if let stream = start(call.method, call.message, opened) { streams[call.serial] = stream }
        case .pipeline(let pipeline):
            PipelineProgress(pipeline).fill(self)
        case .open(let call):
            if let stream = start(call.method, call.message, .stream(call), call.window, call.streamsRequests)
            {
                streams[call.serial] = stream
            }
        default: break
        }
    }

    /// Opens a stream for a call. nil: it failed, and the call knows.
    @discardableResult
    func start(
        _ method: String, _ message: MessageBytes, _ call: Call, _ credit: UInt32? = nil,
        _ streamsRequests: Bool = false
    ) -> UInt32? {
        let (stream, sending) = machine.open(
            method: method, message: message, credit: credit, streamsRequests: streamsRequests)
        calls[stream] = call
        send(sending, on: stream)
        return calls[stream] == nil ? nil : stream
    }

    func deliver(_ message: MessageBytes, on stream: UInt32) {
        switch calls[stream] {
        case .unary(let continuation, let serial, _):
            calls[stream] = .unary(continuation, serial: serial, reply: message)
        case .pipelined(let progress, let index, _):
            calls[stream] = .pipelined(progress, index: index, reply: message)
        case .stream(let call): call.inbox.put(message)
        case nil: break
        }
    }

    func ended(_ stream: UInt32, _ error: RPCError?) {
        if let call = calls.removeValue(forKey: stream) { end(call, error) }
        while machine.room > 0, let operation = waiting.popFirst() { open(operation) }
    }

    func end(_ call: Call, _ error: RPCError?) {
        switch call {
        case .unary(let continuation, let serial, let reply):
            streams[serial] = nil
            continuation.resume(returning: ClientSession.outcome(reply, error))
        case .pipelined(let progress, let index, let reply):
            progress.complete(index, ClientSession.outcome(reply, error), self)
        case .stream(let call):
            streams[call.serial] = nil
            call.end(error)
        }
    }

    private static func outcome(_ reply: MessageBytes?, _ error: RPCError?) -> Result<MessageBytes, RPCError>
    {
        if let error { return .failure(error) }
        if let reply { return .success(reply) }
        return .failure(RPCError(.internal, "The server ended the call without an answer."))
    }

    private func cancel(_ serial: UInt64) {
        if let stream = streams.removeValue(forKey: serial) {
            send(machine.cancel(stream), on: stream)
            ended(stream, .canceled)
        } else {
            guard let index = waiting.firstIndex(where: { $0.serial == serial }) else { return }
            ClientSession.refuse(waiting.remove(at: index), .canceled)
        }
    }

    private func send(_ sending: Sending, on stream: UInt32) {
        switch sending {
        case .frames(let frames):
            for frame in frames {
                do throws(RPCError) {
                    try link?.send(frame)
                } catch {
                    // Larger than the server takes: the call fails, the connection goes on.
                    try? link?.send(Frame(stream, .cancel))
                    _ = machine.cancel(stream)
                    ended(stream, error)
                }
            }
        case .late: break
        case .bug(let what): ended(stream, RPCError(.internal, "This client broke the protocol: \(what)."))
        }
    }

    /// Answers what comes after the connection's end.
    static func refuse(_ operation: ClientOperation, _ error: RPCError) {
        switch operation {
        case .unary(let call): call.continuation.resume(returning: .failure(error))
        case .pipeline(let pipeline):
            pipeline.continuation.resume(returning: pipeline.messages.map { _ in .failure(error) })
        case .open(let call): call.end(error)
        case .item, .finish, .cancel, .grant, .close: break
        }
    }

    static func refuse(_ operation: ClientOperation) {
        refuse(operation, RPCError(.unavailable, "The connection is closed; connect again."))
    }
}
