// QueryClient: lookups. Searches, lists and tails are in QueryClient+Search.swift and +Lists.swift.

public import NewsModel
internal import SwiftProtobuf
internal import WirefoldProtocol
package import WirefoldTransport

/// A connection to `query.sock`: looks things up in the catalogue.
///
/// Calls may be made from any task; they share one socket. A lost connection ends every open call
/// with ``WirefoldError/Code/unavailable``; connect anew then. The id of something that was merged
/// gives what it was merged into.
public struct QueryClient: Sendable {
    let connection: Connection

    package init(connection: Connection) { self.connection = connection }

    /// Connects to the daemon's socket, such as `/run/wirefold/query.sock`.
    ///
    /// Throws `unavailable` when nobody listens there, `permissionDenied` when this user may not
    /// connect, `invalidArgument` when the daemon speaks another version of the protocol.
    public static func connect(socket path: String) async throws(WirefoldError) -> QueryClient {
        QueryClient(
            connection: try await translated { () throws(RPCError) in try await .connect(path: path) })
    }

    /// The record of that id. Throws `notFound`.
    public func record(_ id: RecordID) async throws(WirefoldError) -> Record {
        try await translated { () throws(RPCError) in try await Record(get("Query/GetRecord", id.rawValue)) }
    }

    /// The document of that id. Throws `notFound`.
    public func document(_ id: DocumentID) async throws(WirefoldError) -> Document {
        try await translated { () throws(RPCError) in
            try await Document(get("Query/GetDocument", id.rawValue))
        }
    }

    /// The quote of that id. Throws `notFound`.
    public func quote(_ id: QuoteID) async throws(WirefoldError) -> Quote {
        try await translated { () throws(RPCError) in try await Quote(get("Query/GetQuote", id.rawValue)) }
    }

    /// The story of that id. Throws `notFound`.
    public func story(_ id: StoryID) async throws(WirefoldError) -> Story {
        try await translated { () throws(RPCError) in try await Story(get("Query/GetStory", id.rawValue)) }
    }

    /// Many records at once, in the order of the ids: pipelined, `window` in flight, at a fraction
    /// of the cost of as many single calls.
    public func records(
        _ ids: [RecordID], window: Int = 64
    ) async throws(WirefoldError) -> [Result<Record, WirefoldError>] {
        let replies = try await translated { () throws(RPCError) in
            try await connection.unary(
                "Query/GetRecord", each: ids.map { Self.request($0.rawValue) }, window: window,
                reply: WireRecord.self)
        }
        return replies.map { reply in
            reply.flatMap { wire in
                Result { () throws(RPCError) in try Record(wire) }
            }.mapError(WirefoldError.init)
        }
    }

    /// Runs tasks on the thread that the connection lives on. Within
    /// `withTaskExecutorPreference(client.executor) { … }` calls made one after the other cost no
    /// hops between threads, which is most of what a short lookup costs. Don't compute for long there.
    public var executor: any TaskExecutor { connection.executor }

    /// How the daemon is.
    public func status() async throws(WirefoldError) -> QueryStatus {
        try await translated { () throws(RPCError) in
            try await QueryStatus(connection.unary("Query/Status", WireStatusRequest()))
        }
    }

    /// Closes the connection. Open calls end with `unavailable`.
    public func close() async { await connection.close() }

    private func get<Reply: Message>(_ method: String, _ id: String) async throws(RPCError) -> Reply {
        try await connection.unary(method, Self.request(id))
    }

    private static func request(_ id: String) -> WireGetRequest {
        var request = WireGetRequest()
        request.id = id
        return request
    }
}
