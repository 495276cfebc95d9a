// FoldUpdate: one decision while it is being carried out.

internal import FoundationEssentials
internal import NewsModel
internal import NewsQuotes

/// The document with what is learnt of it, and the changes so far.
struct FoldUpdate {
    var document: Document
    /// The version that it takes the place of.
    var replaced: DocumentID?
    var relation = Relation.original
    var similarity = 1.0
    var overrides: [Override] = []
    var changes = ChangeSet()
    /// Quotes that lost their id or their last carrier: records that name them are to be mended.
    var goneQuotes: [QuoteID: QuoteID?] = [:]
    /// Documents that carry a quote into which another was merged.
    var touchedCarriers: [DocumentID] = []
    /// Other records that changed their members, quotes or story with this decision.
    var touchedRecords: [RecordTable.Number] = []
    /// Records that gave or took copies, whose stories are to be settled.
    var movedRecords: [RecordTable.Number] = []

    init(document: consuming Document) { self.document = document }

    /// - Parameter quotes: the index after the changes.
    mutating func add(_ changes: [QuoteChange], of quotes: QuoteIndex) {
        for change in changes {
            switch change {
            case .updated(let id): self.changes.touch(id)
            case .merged(let id, let into):
                self.changes.merge(id, into: into)
                goneQuotes[id] = .some(into)
                touchedCarriers += quotes.carriers(of: into)
            case .withdrawn(let id):
                self.changes.end(id)
                goneQuotes[id] = .some(nil)
            }
        }
    }

    /// Adds the document's quotes to its record's: first, in the order of the text, where it is
    /// the canonical copy, last otherwise.
    func addQuotes(to record: inout Record) {
        let own = document.quotations.compactMap(\.quote)
        record.quotes = relation == .original ? own.joined(by: record.quotes) : record.quotes.joined(by: own)
    }
}

extension Record {
    /// Puts a copy among the others, in order of publication, then of arrival; copies without a date come last.
    ///
    /// - Returns: its place, most often the last.
    @discardableResult
    mutating func insert(_ copy: Copy) -> Int {
        var (low, high) = (0, copies.count)
        if let last = copies.last?.published, !Record.precedes(copy.published, last) { low = high }
        while low < high {
            let middle = (low + high) / 2
            let isBefore = Record.precedes(copy.published, copies[middle].published)
            if isBefore { high = middle } else { low = middle + 1 }
        }
        copies.insert(copy, at: low)
        return low
    }

    /// The first and the last publication among the copies.
    var published: (first: Date, last: Date)? {
        guard let first = copies.first?.published else { return nil }
        var (low, high) = (1, copies.count)
        while low < high {
            let middle = (low + high) / 2
            if copies[middle].published == nil { high = middle } else { low = middle + 1 }
        }
        return copies[low - 1].published.map { (first, $0) }
    }

    private static func precedes(_ one: Date?, _ other: Date?) -> Bool {
        switch (one, other) {
        case (let one?, let other?): one < other
        case (_?, nil): true
        case (nil, _): false
        }
    }
}

extension [QuoteID] {
    /// These, then those of others that aren't among them; each once.
    func joined(by others: [QuoteID]) -> [QuoteID] {
        guard !others.isEmpty || count > 1 else { return self }
        var seen = Set<QuoteID>(minimumCapacity: count + others.count)
        return (self + others).filter { seen.insert($0).inserted }
    }
}

extension Record {
    func place(of document: DocumentID) -> Int? { copies.firstIndex { $0.document == document } }
    func copy(of document: DocumentID) -> Copy? { place(of: document).map { copies[$0] } }
    /// The canonical copy.
    var original: Copy? { copies.firstIndex { $0.relation == .original }.map { copies[$0] } }

    /// Puts a revision in the place of the version that it replaces.
    mutating func rename(_ old: DocumentID, to new: DocumentID) {
        guard let place = place(of: old) else { return }
        copies[place].document = new
        copies[place].isWithdrawn = false
    }
}
