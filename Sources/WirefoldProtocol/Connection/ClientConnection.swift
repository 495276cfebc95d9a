// ClientConnection: the client's side of one connection as a state machine: frames in, actions out.
// No I/O, no clock, no locks.

/// The protocol's state on the client's side of one connection.
package struct ClientConnection {
    /// What the server's frame calls for.
    package enum Action: Hashable, Sendable {
        /// The server said a lawful hello: calls may be sent.
        indirect case greeted(WireHello)
        case item(stream: UInt32, MessageBytes)
        /// The stream is over, well or with a failure.
        case ended(stream: UInt32, RPCError?)
        /// The server takes this many more items.
        case credit(stream: UInt32, UInt32)
        /// The connection is over: the server said so, or it broke the protocol and is told so.
        indirect case close(RPCError, isOurs: Bool)
        /// Too late to matter, or from a newer minor version.
        case drop
    }

    private struct Stream {
        /// Items that the server may still send; nil for a unary call, whose one item needs none.
        var mayReceive: Credit?
        /// Items that the server still takes.
        var maySend = Credit()
        var isOutputOpen: Bool
        var received: UInt64 = 0
    }

    private var hasGreeted = false
    private var isClosed = false
    /// Numbers count up and are not used again until they wrap: what is still on its way for a
    /// canceled stream can't be taken for another's.
    private var lastStream: UInt32 = 0
    private var streams: [UInt32: Stream] = [:]
    private var streamLimit = 0

    package init() {}

    /// Streams that may be opened now.
    package var room: Int { max(0, streamLimit - streams.count) }

    // MARK: From the server

    package mutating func receive(_ frame: Frame) -> Action {
        guard !isClosed else { return .drop }
        switch frame.body {
        case .hello(let hello): return receiveHello(hello, on: frame.stream)
        case .failure(let error) where frame.stream == 0:
            isClosed = true
            return .close(error, isOurs: false)
        case .unknown: return .drop
        default: break
        }
        guard hasGreeted else { return fault("The first frame must be a Hello.") }
        guard frame.stream != 0 else { return fault("Stream 0 is for Hello and Failure alone.") }
        guard let stream = streams[frame.stream] else { return .drop }
        return receive(frame.body, on: frame.stream, stream)
    }

    private mutating func receiveHello(_ hello: WireHello, on stream: UInt32) -> Action {
        guard !hasGreeted, stream == 0 else { return fault("A Hello comes once, first, on stream 0.") }
        if let objection = ProtocolVersion.objection(to: hello) { return close(objection) }
        hasGreeted = true
        streamLimit = max(1, Int(hello.limits.maxStreams))
        return .greeted(hello)
    }

    private mutating func receive(_ body: Frame.Body, on number: UInt32, _ stream: Stream) -> Action {
        switch body {
        case .item(let message):
            if stream.mayReceive != nil {
                guard streams[number]?.mayReceive?.take() == true else {
                    return fault("Stream \(number) sent an Item without credit.")
                }
            } else if stream.received > 0 {
                return fault("Stream \(number) answered a unary call twice.")
            }
            streams[number]?.received += 1
            return .item(stream: number, message)
        case .end:
            streams[number] = nil
            return .ended(stream: number, nil)
        case .failure(let error):
            streams[number] = nil
            return .ended(stream: number, error)
        case .credit(let items):
            streams[number]?.maySend.add(items)
            return .credit(stream: number, items)
        case .request, .cancel: return fault("Only the client sends Request and Cancel.")
        case .hello, .unknown: return .drop
        }
    }

    private mutating func fault(_ message: String) -> Action { close(RPCError(.invalidArgument, message)) }

    private mutating func close(_ error: RPCError) -> Action {
        isClosed = true
        return .close(error, isOurs: true)
    }

    // MARK: From the callers

    /// Opens a stream. `credit` nil: a unary call. Ask `room` first: more streams than the server
    /// allows are our bug.
    package mutating func open(
        method: String, message: MessageBytes, credit: UInt32?, streamsRequests: Bool = false
    ) -> (stream: UInt32, Sending) {
        guard hasGreeted, !isClosed else { return (0, .bug("a call on a connection that isn't open")) }
        guard room > 0 else { return (0, .bug("more streams than the server allows")) }
        repeat {
            lastStream = lastStream == .max ? 1 : lastStream + 1
        } while streams[lastStream] != nil
        streams[lastStream] = Stream(
            mayReceive: credit.map { Credit(UInt64($0)) }, isOutputOpen: streamsRequests)
        let body = Frame.Body.request(method: method, message: message, credit: credit ?? 0)
        return (lastStream, .frames([Frame(lastStream, body)]))
    }

    package mutating func send(_ message: MessageBytes, on number: UInt32) -> Sending {
        guard !isClosed, let stream = streams[number] else { return .late }
        guard stream.isOutputOpen else { return .bug("an Item after the End of stream \(number)") }
        guard streams[number]?.maySend.take() == true else {
            return .bug("an Item without credit on stream \(number)")
        }
        return .frames([Frame(number, .item(message))])
    }

    /// Says that no more items come on a stream.
    package mutating func finish(_ number: UInt32) -> Sending {
        guard !isClosed, let stream = streams[number], stream.isOutputOpen else { return .late }
        streams[number]?.isOutputOpen = false
        return .frames([Frame(number, .end)])
    }

    /// Wants no more of a stream.
    package mutating func cancel(_ number: UInt32) -> Sending {
        guard !isClosed, streams.removeValue(forKey: number) != nil else { return .late }
        return .frames([Frame(number, .cancel)])
    }

    /// Lets the server send more items.
    package mutating func grant(_ items: UInt32, on number: UInt32) -> Sending {
        guard !isClosed, items > 0, streams[number]?.mayReceive != nil else { return .late }
        streams[number]?.mayReceive?.add(items)
        return .frames([Frame(number, .credit(items))])
    }
}
