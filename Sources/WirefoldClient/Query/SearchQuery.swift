// SearchQuery: what to search for.

public import FoundationEssentials
internal import SwiftProtobuf
internal import WirefoldProtocol

/// A search over records, quotes and stories. All conditions must hold.
public struct SearchQuery: Hashable, Sendable {
    /// All must occur, in either spelling, British or American; "a phrase" in double quotes, as it stands.
    public var words: String
    public var speaker: String?
    public var outlet: String?
    public var since: Date?
    public var until: Date?
    /// nil: all three.
    public var kind: Kind?
    /// nil: the server's default.
    public var limit: Int?
    /// Most relevant first, within the server's time budget; else newest first.
    public var isRanked: Bool

    /// What is searched.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case records
        case quotes
        case stories
    }

    public init(
        _ words: String = "", speaker: String? = nil, outlet: String? = nil, since: Date? = nil,
        until: Date? = nil,
        kind: Kind? = nil, limit: Int? = nil, isRanked: Bool = false
    ) {
        self.words = words
        self.speaker = speaker
        self.outlet = outlet
        self.since = since
        self.until = until
        self.kind = kind
        self.limit = limit
        self.isRanked = isRanked
    }

    var request: WireSearchRequest {
        var request = WireSearchRequest()
        request.words = words
        request.speaker = speaker ?? ""
        request.outlet = outlet ?? ""
        if let since { request.since = Google_Protobuf_Timestamp(since) }
        if let until { request.until = Google_Protobuf_Timestamp(until) }
        request.in = kind?.rawValue ?? ""
        request.limit = UInt32(clamping: limit ?? 0)
        request.ranked = isRanked
        return request
    }
}
