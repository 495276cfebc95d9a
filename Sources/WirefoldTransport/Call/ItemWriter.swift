// ItemWriter: the sending side of a stream.

package import SwiftProtobuf
package import WirefoldProtocol

/// Sends the items of one stream, no faster than the other side takes them.
package struct ItemWriter<Item: Message>: Sendable {
    let outbox: Outbox

    /// Sends one item. Suspends while the other side has granted no credit, or while the socket
    /// is full; so nothing piles up here.
    ///
    /// Throws `canceled` once the other side wants no more, `unavailable` once it is gone.
    package func send(_ item: Item) async throws(RPCError) {
        try await outbox.send(MessageBytes(serializing: item))
    }

    /// The same for an item that is serialized already.
    package func send(serialized item: MessageBytes) async throws(RPCError) { try await outbox.send(item) }
}
