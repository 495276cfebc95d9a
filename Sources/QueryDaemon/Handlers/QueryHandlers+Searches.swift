// Finding things by their words.

internal import NIOCore
internal import Synchronization
internal import WirefoldProtocol
internal import WirefoldService
internal import WirefoldTransport

extension QueryHandlers {
    /// Where wordings and texts are compared: a long one takes its time, and others are answered
    /// meanwhile. One set for the process.
    private static let comparers = WorkerThreads(count: System.coreCount)

    func addSearches(to router: inout Router, access: AccessPolicy) {
        router.asyncUnary("Query/Search", access: access) {
            [self] (request: WireSearchRequest, _) throws(RPCError) in
            try await search("Query/Search") {
                let limits = limits.withLock { $0 }
                let filter = try SearchFilter(
                    request, defaultLimit: limits.defaultResults, mostLimit: limits.mostResults)
                return try await searcher.search(filter, within: limits.budget)
            }
        }
        router.asyncUnary("Query/FindQuote", access: access) {
            [self] (request: WireFindQuoteRequest, _) throws(RPCError) in
            try await search("Query/FindQuote") {
                let limits = limits.withLock { $0 }
                var reply = WireFindQuoteReply()
                let limit = limits.limit(request.limit)
                reply.limit = UInt32(clamping: limit)
                reply.matches = try await withTaskExecutorPreference(Self.comparers) {
                    try await quotes.find(request.text, limit: limit, within: limits.budget)
                }
                return reply
            }
        }
        router.asyncUnary("Query/ListSpeakers", access: access) {
            [self] (request: WireListRequest, _) throws(RPCError) in
            try await query("Query/ListSpeakers") {
                let limits = limits.withLock { $0 }
                var reply = WireListSpeakersReply()
                let limit = limits.limit(request.limit)
                reply.limit = UInt32(clamping: limit)
                reply.speakers = try await speakers.list(limit: limit, within: limits.budget)
                return reply
            }
        }
        router.asyncUnary("Query/GetSpeaker", access: access) {
            [self] (request: WireGetSpeakerRequest, _) throws(RPCError) in
            try await query("Query/GetSpeaker") {
                let limits = limits.withLock { $0 }
                return try await speakers.speaker(
                    request.name, limit: limits.limit(request.limit), within: limits.budget)
            }
        }
        // The text, and some room for what is around it.
        router.asyncUnary("Query/Match", access: access, largest: CopyFinder.mostBytes + (64 << 10)) {
            [self] (request: WireMatchRequest, _) throws(RPCError) in
            try await search("Query/Match") {
                var reply = WireMatchReply()
                reply.matches = try await withTaskExecutorPreference(Self.comparers) {
                    try await copies.find(
                        title: request.title, text: request.text, within: limits.withLock { $0.budget })
                }
                return reply
            }
        }
    }

    /// Runs a query that needs the full-text indexes.
    private func search<Value>(
        _ method: String, _ body: () async throws -> Value
    ) async throws(RPCError) -> Value {
        guard catalogue.position.hasText else {
            // Not `unavailable`: asking again mends nothing.
            throw RPCError(
                .invalidArgument,
                "This catalogue has no full text; set catalogue.fullText to true and restart wirefold-queryd."
            )
        }
        return try await query(method, body)
    }
}
