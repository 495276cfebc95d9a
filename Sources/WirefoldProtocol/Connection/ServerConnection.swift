// ServerConnection: the server's side of one connection as a state machine: frames in, actions out.
// No I/O, no clock, no locks. It decides what is lawful: whether an illegal step is our bug, the
// peer's fault, or a frame that came too late.

/// The protocol's state on the server's side of one connection.
package struct ServerConnection {
    /// What the peer's frame calls for.
    package enum Action: Hashable, Sendable {
        /// The peer said a lawful hello; it takes frames of this size.
        indirect case greeted(WireHello)
        /// A call begins.
        case open(StreamKey, method: String, message: MessageBytes, credit: UInt32)
        case item(StreamKey, MessageBytes)
        /// The client has no more to send on this stream.
        case inputEnded(StreamKey)
        /// The client takes this many more items.
        case credit(StreamKey, UInt32)
        /// The client wants no more of this stream: send nothing more on it.
        case cancel(StreamKey)
        /// Answer with this failure; no stream was opened.
        indirect case refuse(stream: UInt32, RPCError)
        /// The peer broke the protocol: send the failure on stream 0 and close.
        indirect case close(RPCError)
        /// Too late to matter, or from a newer minor version.
        case drop
    }

    private struct Stream {
        var serial: UInt64
        /// Items that the client may still send.
        var mayReceive = Credit()
        /// Items that the client still takes.
        var maySend = Credit()
        var isInputOpen = true
    }

    private var hasGreeted = false
    private var isClosed = false
    private var isDraining = false
    private var serial: UInt64 = 0
    private var streams: [UInt32: Stream] = [:]
    /// Calls that the client canceled and that still run here: they count against the limit, so
    /// that canceling doesn't make room for more work than the limit allows.
    private var lingering: Set<UInt64> = []
    private let streamLimit: Int

    package init(streamLimit: Int) { self.streamLimit = streamLimit }

    /// Streams open now, and calls that linger after their cancellation.
    package var openCount: Int { streams.count + lingering.count }

    // MARK: From the peer

    package mutating func receive(_ frame: Frame) -> Action {
        guard !isClosed else { return .drop }
        if case .hello(let hello) = frame.body { return receiveHello(hello, on: frame.stream) }
        guard hasGreeted else { return fault("The first frame must be a Hello.") }
        if case .unknown = frame.body { return .drop }
        guard frame.stream != 0 else { return receiveOnConnection(frame.body) }
        if case .request(let method, let message, let credit) = frame.body {
            return open(frame.stream, method, message, credit)
        }
        guard let stream = streams[frame.stream] else { return .drop }
        return receive(frame.body, on: StreamKey(stream: frame.stream, serial: stream.serial), stream)
    }

    private mutating func receiveHello(_ hello: WireHello, on stream: UInt32) -> Action {
        guard !hasGreeted, stream == 0 else { return fault("A Hello comes once, first, on stream 0.") }
        if let objection = ProtocolVersion.objection(to: hello) { return close(objection) }
        hasGreeted = true
        return .greeted(hello)
    }

    private mutating func receiveOnConnection(_ body: Frame.Body) -> Action {
        if case .failure(let error) = body {
            isClosed = true
            return .close(error)
        }
        return fault("Stream 0 is for Hello and Failure alone; calls use numbers from 1 up.")
    }

    private mutating func open(
        _ number: UInt32, _ method: String, _ message: MessageBytes, _ credit: UInt32
    ) -> Action {
        guard streams[number] == nil else {
            return fault("Stream \(number) is still open; use another number.")
        }
        guard !isDraining else {
            return .refuse(
                stream: number, RPCError(.unavailable, "The server is stopping; connect again soon."))
        }
        guard openCount < streamLimit else {
            return .refuse(
                stream: number,
                RPCError(
                    .resourceExhausted,
                    "\(streamLimit) streams are open on this connection; wait for one to end."))
        }
        serial += 1
        streams[number] = Stream(serial: serial, maySend: Credit(UInt64(credit)))
        return .open(
            StreamKey(stream: number, serial: serial), method: method, message: message, credit: credit)
    }

    private mutating func receive(_ body: Frame.Body, on key: StreamKey, _ stream: Stream) -> Action {
        switch body {
        case .item(let message):
            guard stream.isInputOpen else {
                return fault("An Item came after the End of stream \(key.stream).")
            }
            guard streams[key.stream]?.mayReceive.take() == true else {
                return fault("Stream \(key.stream) sent an Item without credit; wait for a Credit frame.")
            }
            return .item(key, message)
        case .end:
            guard stream.isInputOpen else { return fault("Stream \(key.stream) ended twice.") }
            streams[key.stream]?.isInputOpen = false
            return .inputEnded(key)
        case .credit(let items):
            streams[key.stream]?.maySend.add(items)
            return .credit(key, items)
        case .cancel, .failure:
            streams[key.stream] = nil
            lingering.insert(key.serial)
            return .cancel(key)
        case .hello, .request, .unknown: return .drop
        }
    }

    private mutating func fault(_ message: String) -> Action { close(RPCError(.invalidArgument, message)) }

    private mutating func close(_ error: RPCError) -> Action {
        isClosed = true
        return .close(error)
    }

    // MARK: From the calls

    /// A unary call's answer: its one item, which needs no credit, and its end.
    package mutating func reply(_ message: MessageBytes, on key: StreamKey) -> Sending {
        guard isOpen(key) else { return .late }
        streams[key.stream] = nil
        return .frames([Frame(key.stream, .item(message)), Frame(key.stream, .end)])
    }

    package mutating func send(_ message: MessageBytes, on key: StreamKey) -> Sending {
        guard isOpen(key) else { return .late }
        guard streams[key.stream]?.maySend.take() == true else {
            return .bug("an Item without credit on stream \(key.stream)")
        }
        return .frames([Frame(key.stream, .item(message))])
    }

    /// The call ended: with an End, or with a Failure.
    package mutating func end(_ key: StreamKey, _ error: RPCError? = nil) -> Sending {
        guard isOpen(key) else {
            lingering.remove(key.serial)
            return .late
        }
        streams[key.stream] = nil
        return .frames([Frame(key.stream, error.map(Frame.Body.failure) ?? .end)])
    }

    /// Lets the client send more items.
    package mutating func grant(_ items: UInt32, on key: StreamKey) -> Sending {
        guard isOpen(key), items > 0 else { return .late }
        streams[key.stream]?.mayReceive.add(items)
        return .frames([Frame(key.stream, .credit(items))])
    }

    /// From here on new calls are refused with `unavailable`; open ones may end.
    package mutating func drain() { isDraining = true }

    private func isOpen(_ key: StreamKey) -> Bool { !isClosed && streams[key.stream]?.serial == key.serial }
}
