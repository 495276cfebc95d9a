// SearchFilter: the conditions of a search beside its words.

internal import SwiftProtobuf
internal import WirefoldProtocol

/// A search, checked.
struct SearchFilter: Sendable {
    var words: TextQuery
    var speaker: TextQuery
    /// As outlets are compared; nil: any.
    var outlet: String?
    /// Seconds since 1970, both included; nil: open.
    var since: Int64?
    var until: Int64?
    var kinds: [ThingKind]
    var limit: Int
    var isRanked: Bool

    init(_ request: WireSearchRequest, defaultLimit: Int, mostLimit: Int) throws(RPCError) {
        words = try TextQuery(request.words)
        speaker = try TextQuery(phrase: request.speaker, field: "speaker")
        if !request.speaker.isEmpty, speaker.terms.isEmpty {
            throw RPCError(
                .invalidArgument, "The speaker has no letter in it; give a name or part of one.",
                field: "speaker")
        }
        outlet = request.outlet.isEmpty ? nil : Filing.comparable(outlet: request.outlet)
        if request.hasSince {
            since = request.since.nanos > 0 ? request.since.seconds &+ 1 : request.since.seconds
        }
        if request.hasUntil { until = request.until.seconds }
        if let since, let until, since > until {
            throw RPCError(.invalidArgument, "until is before since; nothing lies between.", field: "until")
        }
        switch request.in {
        case "": kinds = [.record, .quote, .story]
        case "records": kinds = [.record]
        case "quotes": kinds = [.quote]
        case "stories": kinds = [.story]
        default:
            throw RPCError(
                .invalidArgument, "Search in records, quotes or stories; empty: in all three.", field: "in")
        }
        limit = request.limit == 0 ? defaultLimit : min(Int(request.limit), mostLimit)
        isRanked = request.ranked
        let hasCondition =
            !words.terms.isEmpty || !speaker.terms.isEmpty || outlet != nil || since != nil || until != nil
        guard hasCondition else {
            throw RPCError(
                .invalidArgument,
                "There is no word in the search; give a word, a speaker, an outlet or a time.",
                field: "words")
        }
    }

    /// The index's expression of a kind; nil where nothing is asked of its text.
    func expression(_ kind: ThingKind) -> String? {
        let columns = kind == .record ? ["title", "text"] : kind == .quote ? ["text"] : ["title"]
        let parts = [
            words.expression(in: columns, anySpelling: true),
            // A story has no speakers of its own: its quotes are asked.
            kind == .story ? nil : speaker.expression(in: ["speaker"]),
        ].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " AND ")
    }
}
