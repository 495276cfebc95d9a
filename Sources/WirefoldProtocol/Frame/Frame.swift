// Frame: one envelope, as the state machines see it.

/// One envelope of the wire: the stream it belongs to, and what it says.
package struct Frame: Hashable, Sendable {
    /// 0 for the connection itself.
    package var stream: UInt32
    package var body: Body

    package init(_ stream: UInt32, _ body: Body) {
        self.stream = stream
        self.body = body
    }

    package enum Body: Hashable, Sendable {
        indirect case hello(WireHello)
        case request(method: String, message: MessageBytes, credit: UInt32)
        case item(MessageBytes)
        case end
        indirect case failure(RPCError)
        case cancel
        case credit(UInt32)
        /// Of a kind that a newer minor version added; to be ignored.
        case unknown
    }
}
