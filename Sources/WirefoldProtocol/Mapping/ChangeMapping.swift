// ChangeMapping: entries of the log ⇄ wire.

internal import FoundationEssentials
package import NewsModel
internal import SwiftProtobuf

extension WireChange {
    package init(_ change: Change) {
        self.init()
        sequence = change.sequence
        committed = Google_Protobuf_Timestamp(change.committed)
        entry = OneOf_Entry(change.entry)
    }
}

extension Change {
    package init(_ wire: WireChange) throws(RPCError) {
        guard let entry = wire.entry else {
            throw RPCError(
                .invalidArgument,
                "Change \(wire.sequence) is of a kind that this version doesn't know; update it.",
                field: "entry")
        }
        self.init(
            sequence: wire.sequence, committed: try wire.committed.date("committed"),
            entry: try Entry(entry))
    }
}

extension WireChange.OneOf_Entry {
    package init(_ entry: Change.Entry) {
        switch entry {
        case .document(let document): self = .document(WireDocument(document))
        case .record(let record): self = .record(WireRecord(record))
        case .quote(let quote): self = .quote(WireQuote(quote))
        case .story(let story): self = .story(WireStory(story))
        case .merged(let merged):
            var wire = WireMerged()
            wire.id = merged.id
            wire.into = merged.into
            self = .merged(wire)
        case .withdrawn(let withdrawn):
            var wire = WireWithdrawn()
            wire.id = withdrawn.id
            wire.reason = withdrawn.reason
            wire.carriers = withdrawn.carriers.map(\.rawValue)
            self = .withdrawn(wire)
        }
    }
}

extension Change.Entry {
    package init(_ wire: WireChange.OneOf_Entry) throws(RPCError) {
        switch wire {
        case .document(let document):
            self = .document(
                try RPCError.within("document") { () throws(RPCError) in try Document(document) })
        case .record(let record):
            self = .record(try RPCError.within("record") { () throws(RPCError) in try Record(record) })
        case .quote(let quote):
            self = .quote(try RPCError.within("quote") { () throws(RPCError) in try Quote(quote) })
        case .story(let story):
            self = .story(try RPCError.within("story") { () throws(RPCError) in try Story(story) })
        case .merged(let merged):
            self = .merged(Change.Merged(id: merged.id, into: merged.into))
        case .withdrawn(let withdrawn):
            self = .withdrawn(
                Change.Withdrawn(
                    id: withdrawn.id, reason: withdrawn.reason,
                    carriers: try identifiers(withdrawn.carriers, "withdrawn.carriers")))
        }
    }
}
