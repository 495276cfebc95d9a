// PendingEntries: what the decisions of one transaction have made of their things so far.

internal import NewsModel

/// Records, quotes, stories and ends that aren't in the log yet, of each id the last alone. A record of
/// many copies, or a quote of many carriers, is as long as they are many: it is written once a commit, not
/// once for each that came.
struct PendingEntries {
    private var things: [String: Change.Entry] = [:]
    private var ends: [String: Change.Entry] = [:]
    /// Ids in the order in which they came; one that came back stands here again.
    private var order: [String] = []
    private var endOrder: [String] = []
    /// Quotes that changed, each once: what they are is told when the decisions are made.
    private var quotes: [QuoteID] = []
    private var knownQuotes: Set<QuoteID> = []

    mutating func touch(_ quotes: [QuoteID]) {
        self.quotes += quotes.filter { knownQuotes.insert($0).inserted }
    }

    mutating func takeQuotes() -> [QuoteID] {
        defer { (quotes, knownQuotes) = ([], []) }
        return quotes
    }

    /// Takes the place of what is held of the same thing.
    mutating func set(_ entry: Change.Entry) {
        let id = entry.id
        switch entry {
        case .merged, .withdrawn:
            things[id] = nil
            if ends.updateValue(entry, forKey: id) == nil { endOrder.append(id) }
        default:
            ends[id] = nil
            if things.updateValue(entry, forKey: id) == nil { order.append(id) }
        }
    }

    /// A thing as it now is, or its end.
    subscript(id: String) -> Change.Entry? { things[id] ?? ends[id] }

    /// Gives one out before the others.
    mutating func take(_ id: String) -> Change.Entry? {
        things.removeValue(forKey: id) ?? ends.removeValue(forKey: id)
    }

    /// Gives all out in the order of the log: quotes, records, stories, then ends.
    mutating func takeAll() -> [Change.Entry] {
        assert(quotes.isEmpty, "what these quotes are has to be told before")
        defer { self = PendingEntries() }
        var entries: [Change.Entry] = []
        for kind: EntityKind in [.quote, .record, .story] {
            for id in order where EntityKind(id: id) == kind {
                if let thing = things.removeValue(forKey: id) { entries.append(thing) }
            }
        }
        return entries + endOrder.compactMap { ends.removeValue(forKey: $0) }
    }
}
