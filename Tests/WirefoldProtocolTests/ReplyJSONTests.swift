// ReplyJSONTests: replies as scripts read them.

internal import Foundation
internal import NewsModel
internal import SwiftProtobuf
internal import Testing
internal import WirefoldProtocol

@Suite("JSON of replies")
struct ReplyJSONTests {
    @Test("prints fields without presence even when empty, in the order of the contract")
    func empty() throws {
        #expect(
            try ReplyJSON.string(WireRecord()) == #"{"id":"","title":"","copies":[],"quotes":[],"story":""}"#)
        #expect(
            try ReplyJSON.string(WireVerifyReply())
                == #"{"lost":0,"duplicates":0,"gaps":0,"mismatches":0,"compared":0,"details":[]}"#)
        // Not set, and with presence: left out.
        #expect(try !ReplyJSON.string(WireCopy()).contains("published"))
        #expect(try ReplyJSON.string(WireChange()) == #"{"sequence":0}"#)
    }

    @Test("escapes what JSON and terminals don't take raw")
    func strings() throws {
        let text = "\"a\\b\n\r\t\u{0}\u{1b}[31m\u{85}\u{2028}é“…”🦊"
        let json = try ReplyJSON.string(WireRecord.with { $0.title = text })
        #expect(!json.utf8.contains { $0 < 0x20 })
        #expect(json.contains("\\u001b[31m\\u0085\\u2028é“…”🦊"))
        #expect(try WireRecord(jsonString: json).title == text)
    }

    @Test("is read back by the generated code", arguments: MappingTests.entries.indices)
    func readBack(_ index: Int) throws {
        let change = WireChange(
            Change(sequence: .max, committed: MappingTests.date, entry: MappingTests.entries[index]))
        let json = try ReplyJSON.string(change)
        #expect(try WireChange(jsonString: json) == change)
        #expect(
            json.hasPrefix(
                "{\"sequence\":18446744073709551615,\"committed\":\"2025-11-21T08:00:00.123456Z\","))
        #expect(!json.contains("\n"))
    }

    @Test("keeps numbers as numbers")
    func numbers() throws {
        var evidence = WireEvidence()
        evidence.scores = ["b": 0.1, "a": 1, "c": 1e300, "d": -0.5, "e": 0]
        let json = try ReplyJSON.string(evidence)
        #expect(json.contains(#""scores":{"a":1,"b":0.1,"c":1e+300,"d":-0.5,"e":0}"#))
        #expect(try WireEvidence(jsonString: json) == evidence)
    }

    @Test("knows every message of the contract")
    func all() throws {
        #expect(try ReplyJSON.string(WireIngestStatus()).contains("\"latencyP50Micros\":0"))
        #expect(
            try ReplyJSON.string(WirePairStatus.with { $0.ingest = WireIngestStatus() }).contains(
                "\"ingest\":{"))
        #expect(try ReplyJSON.string(WireSearchReply()) == #"{"results":[],"partial":false}"#)
        #expect(try ReplyJSON.string(WireEnd()) == "{}")
    }
}
