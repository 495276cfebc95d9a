// WirefoldError: the one error that the client library throws.

internal import WirefoldProtocol

/// Why a call failed: the server's answer, or the connection's end.
public struct WirefoldError: Error, Sendable, CustomStringConvertible {
    public var code: Code
    /// What is wrong and what to do next, fit to show to people.
    public var message: String
    /// The field of the request at fault, such as `article.content`; empty when none is.
    public var field: String
    /// What led to it, when it was found on this side.
    public var cause: (any Error)?

    public init(code: Code, message: String, field: String = "", cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.field = field
        self.cause = cause
    }

    init(_ error: RPCError) {
        self.init(
            code: Code(rawValue: error.code.rawValue), message: error.message, field: error.field,
            cause: error.cause)
    }

    public var description: String {
        field.isEmpty ? "\(code.rawValue): \(message)" : "\(code.rawValue): \(field): \(message)"
    }

    /// A stable word for what went wrong. Newer servers may send others.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The request can't be right, whatever the state of the server.
        public static let invalidArgument = Code(rawValue: "invalidArgument")
        /// There is no such thing.
        public static let notFound = Code(rawValue: "notFound")
        /// This user may not do that.
        public static let permissionDenied = Code(rawValue: "permissionDenied")
        /// A limit was reached: size, streams, connections, disk.
        public static let resourceExhausted = Code(rawValue: "resourceExhausted")
        /// The daemon isn't there, or is going; the same call may succeed later.
        public static let unavailable = Code(rawValue: "unavailable")
        /// A position that the log or the list doesn't have.
        public static let outOfRange = Code(rawValue: "outOfRange")
        /// This side canceled the call.
        public static let canceled = Code(rawValue: "canceled")
        /// The server failed; its journal says why.
        public static let `internal` = Code(rawValue: "internal")
    }
}

/// Runs `body` and turns its error into the public one.
func translated<Value>(
    _ body: () async throws(RPCError) -> Value, isolation: isolated (any Actor)? = #isolation
) async throws(WirefoldError) -> Value {
    do {
        return try await body()
    } catch {
        throw WirefoldError(error)
    }
}
