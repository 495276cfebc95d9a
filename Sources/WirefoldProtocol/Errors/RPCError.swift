// RPCError: what a call ends with when it doesn't end well. The one error that crosses a socket:
// a stable code, a message that is safe to show, and the field at fault.

/// A call's failure, as both ends see it.
package struct RPCError: Error, Sendable, CustomStringConvertible {
    package var code: Code
    /// What is wrong and what to do next. It crosses the socket: no article text, no local detail.
    package var message: String
    /// The field of the request at fault, such as `article.content`; empty when none is.
    package var field: String
    /// What led to it on this side; never sent.
    package var cause: (any Error)?

    package init(_ code: Code, _ message: String, field: String = "", cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.field = field
        self.cause = cause
    }

    package var description: String {
        field.isEmpty ? "\(code.rawValue): \(message)" : "\(code.rawValue): \(field): \(message)"
    }

    /// A stable word. New ones may come; treat one that you don't know as `internal`.
    package struct Code: RawRepresentable, Hashable, Sendable {
        package var rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }

        /// The request can't be right, whatever the state of the server.
        package static let invalidArgument = Code(rawValue: "invalidArgument")
        /// There is no such thing.
        package static let notFound = Code(rawValue: "notFound")
        /// The peer's user and groups don't allow it.
        package static let permissionDenied = Code(rawValue: "permissionDenied")
        /// A limit was reached: size, streams, connections, disk.
        package static let resourceExhausted = Code(rawValue: "resourceExhausted")
        /// Not now: starting, draining, or gone. The same call may succeed later.
        package static let unavailable = Code(rawValue: "unavailable")
        /// A position that the log or the list doesn't have.
        package static let outOfRange = Code(rawValue: "outOfRange")
        /// The caller wanted no more of it. Never sent: the other side is told with Cancel.
        package static let canceled = Code(rawValue: "canceled")
        /// A bug or a broken store; the journal has the cause.
        package static let `internal` = Code(rawValue: "internal")
    }
}

extension RPCError: Hashable {
    /// Equal where they look the same from the other side: the cause doesn't count.
    package static func == (left: RPCError, right: RPCError) -> Bool {
        (left.code, left.message, left.field) == (right.code, right.message, right.field)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(message)
        hasher.combine(field)
    }
}

extension RPCError {
    /// An error of any kind as one that may cross a socket: an unknown one says nothing of itself.
    package init(any error: any Error) {
        if let error = error as? RPCError {
            self = error
        } else if error is CancellationError {
            self.init(.canceled, "The call was canceled.", cause: error)
        } else {
            self.init(.internal, "The server failed; its journal says why.", cause: error)
        }
    }

    /// This side wanted no more.
    package static let canceled = RPCError(.canceled, "The call was canceled.")

    /// Runs `body`, and puts `name` in front of the field that it finds fault with. The name is
    /// built only then.
    package static func within<Value>(
        _ name: @autoclosure () -> String, _ body: () throws(RPCError) -> Value
    ) throws(RPCError) -> Value {
        do {
            return try body()
        } catch {
            var error = error
            let name = name()
            error.field = error.field.isEmpty ? name : "\(name).\(error.field)"
            throw error
        }
    }
}
