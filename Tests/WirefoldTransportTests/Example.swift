// A router and small tools for the tests of transports.

internal import Synchronization
internal import WirefoldProtocol
internal import WirefoldTesting
internal import WirefoldTransport

extension Router {
    /// One method of every kind; `WireGetRequest` serves as request and reply.
    static var example: Router {
        var router = Router()
        router.unary("Test/Echo", largest: wholeFrame) { (request: WireGetRequest, _) throws(RPCError) in
            request
        }
        router.asyncUnary("Test/SlowEcho") { (request: WireGetRequest, _) throws(RPCError) in
            await Task.yield()
            return request
        }
        router.unary("Test/Fail") { (_: WireGetRequest, _) throws(RPCError) -> WireGetRequest in
            throw .example
        }
        router.asyncUnary("Test/SlowFail") { (_: WireGetRequest, _) throws(RPCError) -> WireGetRequest in
            throw .example
        }
        router.serverStream("Test/FailStream") {
            (_: WireGetRequest, writer: ItemWriter<WireGetRequest>, _) throws(RPCError) in
            try await writer.send(WireGetRequest("one"))
            throw .example
        }
        router.serverStream("Test/Count") {
            (request: WireGetRequest, writer: ItemWriter<WireGetRequest>, _) throws(RPCError) in
            for number in 0..<(Int(request.id) ?? 0) { try await writer.send(WireGetRequest("\(number)")) }
        }
        router.bidirectional("Test/EchoStream", window: 16) {
            (reader: ItemReader<WireGetRequest>, writer: ItemWriter<WireGetRequest>, _) throws(RPCError) in
            for try await item in reader { try await writer.send(item) }
        }
        return router
    }

    /// The same with a method that counts its calls, and answers them once the gate is open.
    static func waiting(at gate: Gate, _ begun: Counter = Counter()) -> Router {
        var router = Router.example
        router.asyncUnary("Test/Wait") { (request: WireGetRequest, _) throws(RPCError) in
            begun.increment()
            await gate.wait()
            return request
        }
        return router
    }
}

extension RPCError {
    static let example = RPCError(.outOfRange, "Too far back.", field: "after")
}

extension WireGetRequest {
    init(_ id: String) {
        self.init()
        self.id = id
    }
}

extension Connection {
    func echo(_ text: String, method: String = "Test/Echo") async throws -> String {
        try await unary(method, WireGetRequest(text), reply: WireGetRequest.self).id
    }
}

/// The code of the error that `body` throws; nil when it throws none.
func code(_ body: () async throws -> some Any) async -> RPCError.Code? {
    do {
        _ = try await body()
        return nil
    } catch {
        return RPCError(any: error).code
    }
}

/// A count that handlers and tests share.
final class Counter: Sendable {
    private let count = Mutex(0)
    var value: Int { count.withLock { $0 } }
    func increment() { count.withLock { $0 += 1 } }
}

/// Lets waiting tasks through once it is open.
actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func wait() async {
        if isOpen { return }
        await withCheckedContinuation { waiting.append($0) }
    }

    func open() {
        isOpen = true
        for continuation in waiting { continuation.resume() }
        waiting = []
    }

    func close() { isOpen = false }
}
