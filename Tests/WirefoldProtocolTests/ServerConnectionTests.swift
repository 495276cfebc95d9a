// ServerConnectionTests: the server's state machine, step by step.

internal import SwiftProtobuf
internal import Testing
internal import WirefoldProtocol

@Suite("The server's side of a connection")
struct ServerConnectionTests {
    private static let hello = WireHello.with { $0.major = 1 }

    private func greeted(streams: Int = 4) -> ServerConnection {
        var machine = ServerConnection(streamLimit: streams)
        #expect(machine.receive(Frame(0, .hello(Self.hello))) == .greeted(Self.hello))
        return machine
    }

    private func request(_ stream: UInt32, credit: UInt32 = 0) -> Frame {
        Frame(stream, .request(method: "S/M", message: MessageBytes([1]), credit: credit))
    }

    private func open(_ stream: UInt32, credit: UInt32 = 0, _ machine: inout ServerConnection) throws
        -> StreamKey
    {
        let action = machine.receive(request(stream, credit: credit))
        guard case .open(let key, "S/M", MessageBytes([1]), credit) = action else {
            throw RPCError(.internal, "\(action)")
        }
        return key
    }

    private func isClose(_ action: ServerConnection.Action) -> Bool {
        if case .close = action { true } else { false }
    }

    @Test("begins with a hello of the same major, once, on stream 0")
    func hello() {
        for frame in [
            request(1), Frame(1, .hello(Self.hello)), Frame(0, .hello(.with { $0.major = 2 })),
            Frame(0, .end),
        ] {
            var machine = ServerConnection(streamLimit: 4)
            #expect(isClose(machine.receive(frame)))
            // Whatever comes after that is dropped.
            #expect(machine.receive(Frame(0, .hello(Self.hello))) == .drop)
        }
        var machine = greeted()
        #expect(isClose(machine.receive(Frame(0, .hello(Self.hello)))))
    }

    @Test("answers a unary call with its item and its end, without credit")
    func unary() throws {
        var machine = greeted()
        let key = try open(1, &machine)
        let reply = MessageBytes([9])
        #expect(machine.reply(reply, on: key) == .frames([Frame(1, .item(reply)), Frame(1, .end)]))
        #expect(machine.openCount == 0)
        #expect(machine.reply(reply, on: key) == .late)
        // The number is free again.
        #expect(try open(1, &machine) != key)
    }

    @Test("never sends more items than were granted")
    func sending() throws {
        var machine = greeted()
        let key = try open(1, credit: 1, &machine)
        let item = MessageBytes([5])
        #expect(machine.send(item, on: key) == .frames([Frame(1, .item(item))]))
        guard case .bug = machine.send(item, on: key) else { return #expect(Bool(false)) }
        #expect(machine.receive(Frame(1, .credit(2))) == .credit(key, 2))
        #expect(machine.send(item, on: key) == .frames([Frame(1, .item(item))]))
        #expect(machine.end(key) == .frames([Frame(1, .end)]))
        #expect(machine.send(item, on: key) == .late)
    }

    @Test("takes no more items than it granted, and none after the end")
    func receiving() throws {
        var machine = greeted()
        let key = try open(1, &machine)
        #expect(machine.grant(2, on: key) == .frames([Frame(1, .credit(2))]))
        #expect(machine.receive(Frame(1, .item(MessageBytes()))) == .item(key, MessageBytes()))
        var other = machine
        #expect(machine.receive(Frame(1, .end)) == .inputEnded(key))
        #expect(isClose(machine.receive(Frame(1, .item(MessageBytes())))))
        #expect(other.receive(Frame(1, .item(MessageBytes()))) == .item(key, MessageBytes()))
        #expect(isClose(other.receive(Frame(1, .item(MessageBytes())))))
    }

    @Test("drops what comes for a stream that is over: it may have been on its way")
    func late() throws {
        var machine = greeted()
        let key = try open(1, &machine)
        _ = machine.end(key, RPCError(.notFound, ""))
        for body in [.item(MessageBytes()), .end, .credit(1), .cancel] as [Frame.Body] {
            #expect(machine.receive(Frame(1, body)) == .drop)
        }
        #expect(machine.receive(Frame(1, .unknown)) == .drop)
    }

    @Test("counts canceled calls that still run against the limit")
    func lingering() throws {
        var machine = greeted(streams: 1)
        let key = try open(1, &machine)
        #expect(machine.receive(Frame(1, .cancel)) == .cancel(key))
        #expect(machine.openCount == 1)
        guard case .refuse(1, let error) = machine.receive(request(1)) else { return #expect(Bool(false)) }
        #expect(error.code == .resourceExhausted)
        // A late answer isn't sent to whoever has the number by then.
        #expect(machine.send(MessageBytes(), on: key) == .late)
        #expect(machine.end(key) == .late)
        #expect(machine.openCount == 0)
        _ = try open(1, &machine)
    }

    @Test("refuses streams over the limit and while draining; a number in use ends the connection")
    func refusing() throws {
        var machine = greeted(streams: 2)
        let key = try open(1, &machine)
        _ = try open(2, &machine)
        guard case .refuse(3, let many) = machine.receive(request(3)) else { return #expect(Bool(false)) }
        #expect(many.code == .resourceExhausted)
        machine.drain()
        _ = machine.end(key)
        guard case .refuse(4, let draining) = machine.receive(request(4)) else { return #expect(Bool(false)) }
        #expect(draining.code == .unavailable)
        #expect(isClose(machine.receive(request(2))))
        #expect(machine.reply(MessageBytes(), on: key) == .late)
    }
}
