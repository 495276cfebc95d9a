// SpeakerFinder: who is quoted, under all their names, and with what.

internal import Foundation
internal import GRDB
internal import NewsQuotes
internal import SwiftProtobuf
internal import WirefoldProtocol

/// Answers from the names that quotes are given to.
struct SpeakerFinder: Sendable {
    let catalogue: Catalogue

    /// Names that are told apart, the most quoted: beyond these a name is one of a quote or two.
    private static let mostNames = 20_000
    private static let mostBytes = 1_024
    /// Speakers named in an answer that there are several.
    private static let mostNamed = 5

    /// The most quoted first. Reads each name once: about 0.1 s for a million quotes.
    func list(limit: Int, within budget: Duration) async throws -> [WireSpeaker] {
        try await roster(within: budget).people.prefix(limit).map(Self.wire)
    }

    /// One speaker's quotes, newest first.
    func speaker(_ name: String, limit: Int, within budget: Duration) async throws -> WireGetSpeakerReply {
        guard name.utf8.count <= Self.mostBytes else {
            throw RPCError(
                .invalidArgument,
                "A name has at most \(Self.mostBytes) bytes, and this has \(name.utf8.count).",
                field: "name")
        }
        let people = try await roster(within: budget).people(called: name)
        guard let person = Self.meant(by: name, among: people) else {
            throw RPCError(.notFound, "Nobody of that name is quoted.", field: "name")
        }
        guard people.count == 1 || person.names.contains(name) else {
            let names = people.prefix(Self.mostNamed).map { $0.names[0] }.joined(separator: ", ")
            let more = people.count > Self.mostNamed ? " and \(people.count - Self.mostNamed) more" : ""
            throw RPCError(
                .invalidArgument, "Several speakers have that name: \(names)\(more). Give one in full.",
                field: "name")
        }
        var reply = WireGetSpeakerReply()
        reply.speaker = Self.wire(person)
        reply.quotes = try await quotes(of: person, limit: limit, within: budget)
        reply.roles = SpeakerRoles(of: reply.quotes).wire
        return reply
    }

    /// Of several, the one who has the very name.
    private static func meant(
        by name: String, among people: [SpeakerRoster.Person]
    ) -> SpeakerRoster.Person? {
        people.first { $0.names.contains(name) } ?? people.first
    }

    private func roster(within budget: Duration) async throws -> SpeakerRoster {
        let given = try await catalogue.file.readers.read(within: budget) { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT speaker, count(*), max(key) FROM speech GROUP BY speaker
                    ORDER BY count(*) DESC, speaker LIMIT ?
                    """)
            return try Row.fetchAll(statement, arguments: [Self.mostNames]).map { row in
                SpeakerRoster.Given(name: row[0], quotes: row[1], latest: row[2])
            }
        }
        return SpeakerRoster(given)
    }

    private func quotes(
        of person: SpeakerRoster.Person, limit: Int, within budget: Duration
    ) async throws -> [WireQuote] {
        try await catalogue.file.readers.read(within: budget) { db in
            var keys: [Int64] = []
            for name in person.names {
                let statement = try db.cachedStatement(
                    sql: "SELECT key FROM speech WHERE speaker = ? ORDER BY key DESC LIMIT ?")
                keys += try Int64.fetchAll(statement, arguments: [name, limit])
            }
            let reader = ThingReader(db: db, stored: catalogue.stored)
            return try keys.sorted(by: >).prefix(limit).compactMap { key in
                guard case .quote(let quote) = try reader.thing(key: key, .quote) else { return nil }
                return quote
            }
        }
    }

    private static func wire(_ person: SpeakerRoster.Person) -> WireSpeaker {
        var speaker = WireSpeaker()
        speaker.name = person.names[0]
        speaker.spellings = Array(person.names.dropFirst())
        speaker.quotes = UInt32(clamping: person.quotes)
        speaker.lastPublished = Google_Protobuf_Timestamp(
            seconds: TimeKey(rawValue: person.latest).seconds, nanos: 0)
        return speaker
    }
}
