// Change: one numbered entry of the log.

public import FoundationEssentials

/// One numbered entry of the log: a thing as it now is, or its end.
public struct Change: Hashable, Sendable {
    /// 1 for the first change; every number is used once, without gaps.
    public var sequence: UInt64
    public var committed: Date
    public var entry: Entry

    public init(sequence: UInt64, committed: Date, entry: Entry) {
        self.sequence = sequence
        self.committed = committed
        self.entry = entry
    }

    /// What changed.
    public enum Entry: Hashable, Sendable {
        case document(Document)
        case record(Record)
        case quote(Quote)
        case story(Story)
        case merged(Merged)
        case withdrawn(Withdrawn)
    }

    /// A record, quote or story that now lives on under another id of its kind.
    public struct Merged: Hashable, Sendable {
        public var id: String
        public var into: String

        public init(id: String, into: String) {
            self.id = id
            self.into = into
        }
    }

    /// A document that was killed, or a record, quote or story that nothing carries any more.
    public struct Withdrawn: Hashable, Sendable {
        public var id: String
        /// A stable word: `canceled`, `operator`, `empty`.
        public var reason: String
        /// Other documents that still carry the withdrawn document's text. Of several withdrawn copies of the
        /// same words later carriers are told under the one that the copies' marks name.
        public var carriers: [DocumentID]

        public init(id: String, reason: String, carriers: [DocumentID] = []) {
            self.id = id
            self.reason = reason
            self.carriers = carriers
        }
    }
}

extension Change.Entry {
    /// Of the thing that it is about.
    package var id: String {
        switch self {
        case .document(let document): document.id.rawValue
        case .record(let record): record.id.rawValue
        case .quote(let quote): quote.id.rawValue
        case .story(let story): story.id.rawValue
        case .merged(let merged): merged.id
        case .withdrawn(let end): end.id
        }
    }
}
