// ClientConnectionTests: the client's state machine, step by step.

internal import SwiftProtobuf
internal import Testing
internal import WirefoldProtocol

@Suite("The client's side of a connection")
struct ClientConnectionTests {
    private func greeted(streams: UInt32 = 2) -> ClientConnection {
        var machine = ClientConnection()
        let hello = WireHello.with {
            $0.major = 1; $0.limits.maxStreams = streams
        }
        #expect(machine.receive(Frame(0, .hello(hello))) == .greeted(hello))
        return machine
    }

    private func open(
        _ machine: inout ClientConnection, credit: UInt32? = nil, streams: Bool = false
    ) -> UInt32 {
        let (stream, sending) = machine.open(
            method: "S/M", message: MessageBytes(), credit: credit, streamsRequests: streams)
        let body = Frame.Body.request(method: "S/M", message: MessageBytes(), credit: credit ?? 0)
        #expect(sending == .frames([Frame(stream, body)]))
        return stream
    }

    private func isClose(_ action: ClientConnection.Action) -> Bool {
        if case .close = action { true } else { false }
    }

    @Test("waits for the server's hello")
    func hello() {
        var machine = ClientConnection()
        guard case (_, .bug) = machine.open(method: "S/M", message: MessageBytes(), credit: nil) else {
            return #expect(Bool(false))
        }
        #expect(isClose(machine.receive(Frame(1, .end))))
        var refused = ClientConnection()
        let why = RPCError(.permissionDenied, "No.")
        #expect(refused.receive(Frame(0, .failure(why))) == .close(why, isOurs: false))
        var old = ClientConnection()
        #expect(isClose(old.receive(Frame(0, .hello(.with { $0.major = 2 })))))
    }

    @Test("opens as many streams as the server allows, under new numbers each time")
    func numbers() {
        var machine = greeted()
        let first = open(&machine)
        let second = open(&machine)
        #expect(machine.room == 0)
        guard case (_, .bug) = machine.open(method: "S/M", message: MessageBytes(), credit: nil) else {
            return #expect(Bool(false))
        }
        #expect(machine.receive(Frame(first, .end)) == .ended(stream: first, nil))
        let third = open(&machine)
        #expect(Set([first, second, third]).count == 3)
        #expect(machine.receive(Frame(first, .item(MessageBytes()))) == .drop)
    }

    @Test("takes one item of a unary call, and of a stream as many as it granted")
    func receiving() {
        var machine = greeted()
        let unary = open(&machine)
        #expect(machine.receive(Frame(unary, .item(MessageBytes()))) == .item(stream: unary, MessageBytes()))
        var other = machine
        #expect(isClose(other.receive(Frame(unary, .item(MessageBytes())))))
        let stream = open(&machine, credit: 1)
        #expect(
            machine.receive(Frame(stream, .item(MessageBytes()))) == .item(stream: stream, MessageBytes()))
        #expect(machine.grant(1, on: stream) == .frames([Frame(stream, .credit(1))]))
        #expect(
            machine.receive(Frame(stream, .item(MessageBytes()))) == .item(stream: stream, MessageBytes()))
        #expect(isClose(machine.receive(Frame(stream, .item(MessageBytes())))))
    }

    @Test("sends as many items as it was granted, none after its end")
    func sending() {
        var machine = greeted()
        let stream = open(&machine, credit: 1, streams: true)
        guard case .bug = machine.send(MessageBytes(), on: stream) else { return #expect(Bool(false)) }
        #expect(machine.receive(Frame(stream, .credit(2))) == .credit(stream: stream, 2))
        #expect(machine.send(MessageBytes(), on: stream) == .frames([Frame(stream, .item(MessageBytes()))]))
        #expect(machine.finish(stream) == .frames([Frame(stream, .end)]))
        #expect(machine.finish(stream) == .late)
        guard case .bug = machine.send(MessageBytes(), on: stream) else { return #expect(Bool(false)) }
        #expect(machine.receive(Frame(stream, .end)) == .ended(stream: stream, nil))
        #expect(machine.send(MessageBytes(), on: stream) == .late)
    }

    @Test("drops what is on its way for a canceled stream")
    func cancel() {
        var machine = greeted()
        let stream = open(&machine, credit: 5)
        #expect(machine.cancel(stream) == .frames([Frame(stream, .cancel)]))
        #expect(machine.cancel(stream) == .late)
        for body in [.item(MessageBytes()), .end, .credit(1), .failure(.canceled)] as [Frame.Body] {
            #expect(machine.receive(Frame(stream, body)) == .drop)
        }
    }

    @Test("faults a server that acts as a client")
    func roles() {
        for body in [.cancel, .request(method: "", message: MessageBytes(), credit: 0)] as [Frame.Body] {
            var machine = greeted()
            let stream = open(&machine)
            #expect(isClose(machine.receive(Frame(stream, body))))
        }
    }
}
