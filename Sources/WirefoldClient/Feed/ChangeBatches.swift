// ChangeBatches: a live stream of changes.

internal import WirefoldProtocol
internal import WirefoldTransport

/// Batches of changes as they come; ends only with an error. For one consumer: what isn't read
/// stays with the server.
public struct ChangeBatches: AsyncSequence, Sendable {
    public typealias Element = ChangeBatch
    public typealias Failure = WirefoldError
    let reader: ItemReader<WireChangeBatch>

    public func makeAsyncIterator() -> Iterator { Iterator(iterator: reader.makeAsyncIterator()) }

    public struct Iterator: AsyncIteratorProtocol {
        var iterator: ItemReader<WireChangeBatch>.Iterator

        public mutating func next() async throws(WirefoldError) -> ChangeBatch? {
            try await next(isolation: #isolation)
        }

        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(WirefoldError) -> ChangeBatch? {
            do throws(RPCError) {
                guard let wire = try await iterator.next(isolation: actor) else { return nil }
                return try ChangeBatch(wire)
            } catch {
                throw WirefoldError(error)
            }
        }
    }
}
