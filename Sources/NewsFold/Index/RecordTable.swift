// RecordTable: which documents stand in which record, and what operators said of them.

internal import NewsModel

/// Records by number. Members are in the order of arrival.
struct RecordTable: Sendable {
    typealias Number = Int32

    struct Entry: Sendable {
        var id: RecordID
        var members: [FoldIndex.Slot] = []
        var story: StoryID?
        /// What the record is about: the terms of its first member, and which that was.
        var terms = StoryTerms(words: [], weights: [])
        var termsOf: FoldIndex.Slot?
    }

    private(set) var entries: [Entry] = []
    private var numbers: [RecordID: Number] = [:]
    private var overrides: [RecordID: [RecordID: Override.Decision]] = [:]

    /// Records held.
    var count: Int { numbers.count }

    func number(of id: RecordID) -> Number? { numbers[id] }

    subscript(number: Number) -> Entry {
        _read { yield entries[Int(number)] }
        _modify { yield &entries[Int(number)] }
    }

    /// The number of a record; a new one where it isn't known.
    mutating func insert(_ id: RecordID) -> Number {
        if let number = numbers[id] { return number }
        let number = Number(entries.count)
        entries.append(Entry(id: id))
        numbers[id] = number
        return number
    }

    mutating func remove(_ number: Number) {
        numbers[entries[Int(number)].id] = nil
        entries[Int(number)].members = []
        entries[Int(number)].story = nil
    }

    mutating func add(_ slot: FoldIndex.Slot, to number: Number) {
        let members = entries[Int(number)].members
        let place = members.lastIndex { $0 < slot }.map { $0 + 1 } ?? 0
        entries[Int(number)].members.insert(slot, at: place)
    }

    mutating func drop(_ slot: FoldIndex.Slot, from number: Number) {
        entries[Int(number)].members.removeAll { $0 == slot }
    }

    // MARK: What operators said

    mutating func set(_ override: Override) {
        overrides[override.first, default: [:]][override.second] = override.decision
        overrides[override.second, default: [:]][override.first] = override.decision
    }

    func areApart(_ record: RecordID, _ other: RecordID) -> Bool { overrides[record]?[other] == .apart }

    /// Whether an operator decided about the record: then its documents' revisions stay in it.
    func isPinned(_ record: RecordID) -> Bool { overrides[record] != nil }

    /// What holds of `gone` holds of the record that it lives on in; returns what is new.
    mutating func inherit(_ gone: RecordID, into record: RecordID) -> [Override] {
        var inherited: [Override] = []
        for (other, decision) in (overrides[gone] ?? [:]).sorted(by: { $0.key < $1.key })
        where other != record && overrides[record]?[other] == nil {
            inherited.append(Override(record, other, decision))
        }
        for override in inherited { set(override) }
        return inherited
    }
}
