// Speaker: someone who is quoted, under all their names.

public import FoundationEssentials
public import NewsModel
internal import SwiftProtobuf
internal import WirefoldProtocol

/// One person or body, under all the names that outlets give.
public struct Speaker: Hashable, Sendable, JSONReply {
    /// The fullest name.
    public var name: String
    /// The other names and spellings, the most given first.
    public var spellings: [String]
    /// How many quotes were said under any of them.
    public var quoteCount: Int
    /// When the latest quote was first published.
    public var lastPublished: Date?
    private let wire: WireSpeaker

    init(_ wire: WireSpeaker) throws(RPCError) {
        name = wire.name
        spellings = wire.spellings
        quoteCount = Int(wire.quotes)
        lastPublished = wire.hasLastPublished ? try wire.lastPublished.date("lastPublished") : nil
        self.wire = wire
    }

    public func json() throws(WirefoldError) -> String { try WirefoldClient.json(wire) }
}

/// A speaker with what they were quoted with.
public struct SpeakerQuotes: Hashable, Sendable, JSONReply {
    public var speaker: Speaker
    /// Newest first.
    public var quotes: [Quote]
    /// What carriers of these quotes say that the speaker is, the most said first.
    public var roles: [Role]
    private let wire: WireGetSpeakerReply

    init(_ wire: WireGetSpeakerReply) throws(RPCError) {
        speaker = try RPCError.within("speaker") { () throws(RPCError) in try Speaker(wire.speaker) }
        var quotes: [Quote] = []
        for quote in wire.quotes { quotes.append(try Quote(quote)) }
        self.quotes = quotes
        roles = wire.roles.map { Role(text: $0.role, outlets: $0.outlets, carrierCount: Int($0.carriers)) }
        self.wire = wire
    }

    /// What a speaker is said to be, and by whom.
    public struct Role: Hashable, Sendable {
        /// As the first carrier has it.
        public var text: String
        /// In order of publication.
        public var outlets: [String]
        /// How many carriers of quotes say so.
        public var carrierCount: Int
    }

    public func json() throws(WirefoldError) -> String { try WirefoldClient.json(wire) }
}
