// Finding things by their words.

public import NewsModel
internal import WirefoldProtocol
internal import WirefoldTransport

extension QueryClient {
    /// Searches records, quotes and stories: newest first, or by relevance within a time budget.
    public func search(_ query: SearchQuery) async throws(WirefoldError) -> SearchResults {
        try await translated { () throws(RPCError) in
            try await SearchResults(connection.unary("Query/Search", query.request))
        }
    }

    /// Quotes that render a wording, however translated or trimmed; best first. nil: the server's limit.
    public func findQuote(
        _ text: String, limit: Int? = nil
    ) async throws(WirefoldError) -> Findings<QuoteMatch> {
        var request = WireFindQuoteRequest()
        request.text = text
        request.limit = UInt32(clamping: limit ?? 0)
        return try await translated { () throws(RPCError) in
            let reply = try await connection.unary("Query/FindQuote", request, reply: WireFindQuoteReply.self)
            var matches: [QuoteMatch] = []
            for match in reply.matches { matches.append(try QuoteMatch(match)) }
            return Findings(matches, limit: reply.hasLimit ? Int(reply.limit) : nil)
        }
    }

    /// Who is quoted by name, the most quoted first. nil: the server's limit.
    public func speakers(limit: Int? = nil) async throws(WirefoldError) -> Findings<Speaker> {
        var request = WireListRequest()
        request.limit = UInt32(clamping: limit ?? 0)
        return try await translated { () throws(RPCError) in
            let reply = try await connection.unary(
                "Query/ListSpeakers", request, reply: WireListSpeakersReply.self)
            var speakers: [Speaker] = []
            for speaker in reply.speakers { speakers.append(try Speaker(speaker)) }
            return Findings(speakers, limit: reply.hasLimit ? Int(reply.limit) : nil)
        }
    }

    /// All that a speaker was quoted with, newest first; `limit` nil: the server's limit.
    ///
    /// Throws `notFound` where nobody of that name is quoted, `invalidArgument` where several are; the
    /// message names them.
    public func speaker(_ name: String, limit: Int? = nil) async throws(WirefoldError) -> SpeakerQuotes {
        var request = WireGetSpeakerRequest()
        request.name = name
        request.limit = UInt32(clamping: limit ?? 0)
        return try await translated { () throws(RPCError) in
            try await SpeakerQuotes(connection.unary("Query/GetSpeaker", request))
        }
    }

    /// Records that a text is a copy of, best first.
    public func match(title: String = "", text: String) async throws(WirefoldError) -> [RecordMatch] {
        var request = WireMatchRequest()
        request.title = title
        request.text = text
        return try await translated { () throws(RPCError) in
            let reply = try await connection.unary("Query/Match", request, reply: WireMatchReply.self)
            var matches: [RecordMatch] = []
            for match in reply.matches { matches.append(try RecordMatch(match)) }
            return matches
        }
    }

    /// Why a document was folded where it is; with `other`, only the evidence between the two.
    public func explain(
        _ document: DocumentID, other: DocumentID? = nil
    ) async throws(WirefoldError) -> Explanation {
        var request = WireExplainRequest()
        request.document = document.rawValue
        request.other = other?.rawValue ?? ""
        return try await translated { () throws(RPCError) in
            try await Explanation(connection.unary("Query/Explain", request))
        }
    }
}
