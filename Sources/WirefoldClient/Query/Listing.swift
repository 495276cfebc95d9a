// Listing: records or stories, newest first, as they are read.

internal import SwiftProtobuf
internal import WirefoldProtocol
internal import WirefoldTransport

/// A list that the server sends as it is read, newest first. Iterate it once; dropping it ends it.
public struct Listing<Element: Sendable>: AsyncSequence, Sendable {
    public typealias Failure = WirefoldError
    private let read: @Sendable () async throws(WirefoldError) -> Element?

    init<Wire: Message>(
        _ reader: ItemReader<Wire>, _ map: @escaping @Sendable (Wire) throws(RPCError) -> Element
    ) {
        read = { () async throws(WirefoldError) in
            var iterator = reader.makeAsyncIterator()
            do throws(RPCError) {
                guard let wire = try await iterator.next() else { return nil }
                return try map(wire)
            } catch {
                throw WirefoldError(error)
            }
        }
    }

    public func makeAsyncIterator() -> Iterator { Iterator(read: read) }

    public struct Iterator: AsyncIteratorProtocol {
        let read: @Sendable () async throws(WirefoldError) -> Element?

        public mutating func next() async throws(WirefoldError) -> Element? { try await read() }

        public mutating func next(
            isolation actor: isolated (any Actor)?
        ) async throws(WirefoldError) -> Element? { try await read() }
    }
}
