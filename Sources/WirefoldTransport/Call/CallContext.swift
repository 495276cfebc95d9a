// CallContext: what a handler is told of the call besides the request.

/// The call that a handler answers.
package struct CallContext: Sendable {
    package var peer: Peer
    /// As in `Query/GetRecord`.
    package var method: String

    package init(peer: Peer, method: String) {
        self.peer = peer
        self.method = method
    }
}
