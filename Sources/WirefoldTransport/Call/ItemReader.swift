// ItemReader: the receiving side of a stream.

package import SwiftProtobuf
package import WirefoldProtocol

/// The items of one stream, in order. At most the granted window is held in memory, what the consumer is at
/// included: coming back for more grants as many again as it was given. For one consumer.
package struct ItemReader<Item: Message>: AsyncSequence, Sendable {
    package typealias Element = Item
    package typealias Failure = RPCError
    let lease: InboxLease

    package func makeAsyncIterator() -> Iterator { Iterator(lease: lease) }

    /// Takes what has arrived, at least one item and else at most some MiB, or nothing when the stream has
    /// ended. Cheaper than reading one by one.
    package func nextBatch() async throws(RPCError) -> [Item] {
        let batch = try await lease.inbox.nextBatch()
        var items: [Item] = []
        items.reserveCapacity(batch.count)
        for bytes in batch { items.append(try bytes.message()) }
        return items
    }

    package struct Iterator: AsyncIteratorProtocol {
        let lease: InboxLease

        package mutating func next() async throws(RPCError) -> Item? {
            try await lease.inbox.next()?.message()
        }

        package mutating func next(isolation actor: isolated (any Actor)?) async throws(RPCError) -> Item? {
            try await lease.inbox.next()?.message()
        }
    }
}
