// Lists and live tails.

public import NewsModel
internal import WirefoldProtocol
internal import WirefoldTransport

extension QueryClient {
    /// Records, newest first; nil: all.
    public func records(limit: Int? = nil) async throws(WirefoldError) -> Listing<Record> {
        try await translated { () throws(RPCError) in
            Listing(
                try connection.serverStream("Query/ListRecords", Self.list(limit), reply: WireRecord.self)
            ) {
                wire throws(RPCError) in try Record(wire)
            }
        }
    }

    /// Stories, newest first; nil: all.
    ///
    /// - Parameter onlyOpen: leaves out those that are closed.
    public func stories(
        limit: Int? = nil, onlyOpen: Bool = false
    ) async throws(WirefoldError) -> Listing<Story> {
        var request = Self.list(limit)
        request.open = onlyOpen
        return try await translated { [request] () throws(RPCError) in
            Listing(try connection.serverStream("Query/ListStories", request, reply: WireStory.self)) {
                wire throws(RPCError) in try Story(wire)
            }
        }
    }

    /// Changes to records, quotes and stories after a sequence number (0: from the oldest that is
    /// kept; nil: from now on), then each as it is applied.
    ///
    /// Throws `outOfRange` when the catalogue no longer keeps changes from so far back.
    public func tail(after sequence: UInt64? = 0) async throws(WirefoldError) -> ChangeBatches {
        var request = WireTailRequest()
        request.after = sequence ?? 0
        request.live = sequence == nil
        return try await translated { () throws(RPCError) in
            ChangeBatches(reader: try connection.serverStream("Query/Tail", request, window: 8))
        }
    }

    private static func list(_ limit: Int?) -> WireListRequest {
        var request = WireListRequest()
        request.limit = UInt32(clamping: limit ?? 0)
        return request
    }
}
