// RecordTable: which documents stand in which record, and what operators said of them.

internal import NewsModel

/// Records by number. Members are in the order of arrival.
struct RecordTable: Sendable {
    typealias Number = Int32

    struct Entry: Sendable {
        private let idHigh: UInt64
        private let idLow: UInt16
        /// -1 where there is none. Most records have one member: it needs no array.
        private var first: FoldIndex.Slot = -1
        private var others: [FoldIndex.Slot] = []
        var story: StoryIndex.Number?
        /// What the record is about: the terms of its first member, and which that was.
        var terms: StoryTermTable.Number?
        var termsOf: FoldIndex.Slot?
        /// Whether one of its members is withdrawn, or one was that has left since.
        var hasWithdrawn = false
        /// The earliest publication among its members, in seconds since 2001; not a number where none is
        /// known.
        var published = Double.nan
        init(id: PackedID) {
            idHigh = id.high
            idLow = id.low
        }

        var packed: PackedID { PackedID(high: idHigh, low: idLow) }
        var id: RecordID { RecordID(packed) }

        var members: [FoldIndex.Slot] {
            get { first < 0 ? [] : [first] + others }
            set {
                first = newValue.first ?? -1
                others = newValue.count > 1 ? Array(newValue.dropFirst()) : []
            }
        }

        /// Hands each member to `body`.
        @inline(__always)
        func forEachMember(_ body: (FoldIndex.Slot) -> Void) {
            if first >= 0 { body(first) }
            for slot in others { body(slot) }
        }

        /// The first member.
        var founder: FoldIndex.Slot? { first < 0 ? nil : first }
        var memberCount: Int { first < 0 ? 0 : 1 + others.count }

        /// Puts a member in its place; most often that is the last.
        fileprivate mutating func add(_ slot: FoldIndex.Slot, in index: FoldIndex) {
            let time = index[slot].published
            if index[slot].withdrawal != .none { hasWithdrawn = true }
            if !time.isNaN, !(published <= time) { published = time }
            if first < 0 {
                first = slot
            } else if slot > others.last ?? first {
                others.append(slot)
            } else {
                members = (members + [slot]).sorted()
            }
        }

        fileprivate mutating func drop(_ slot: FoldIndex.Slot, in index: FoldIndex) {
            if slot == first {
                members = others
            } else {
                others.removeAll { $0 == slot }
            }
            guard index[slot].published == published else { return }
            var earliest = Double.nan
            forEachMember { slot in
                let time = index[slot].published
                if !time.isNaN, !(earliest <= time) { earliest = time }
            }
            published = earliest
        }
    }

    var entries = Column<Entry>()
    var numbers = PlaceTable()
    private var overrides: [RecordID: [RecordID: Override.Decision]] = [:]
    /// Members beyond the first of their records, and records that have such.
    private var furtherMembers = 0
    private var lists = 0

    /// Records held.
    var count: Int { numbers.count }
    /// Bytes held, without the terms that stories keep of a record: a list of members has a head of 32
    /// bytes, and room for half as many more on average.
    var bytes: Int { entries.bytes + numbers.bytes + lists * 32 + furtherMembers * 6 }

    func number(of id: RecordID) -> Number? {
        let id = id.packed
        return numbers.first(id.high) { entries[Int($0)].packed == id }
    }

    subscript(number: Number) -> Entry {
        @inline(__always) _read { yield entries[Int(number)] }
        _modify { yield &entries[Int(number)] }
    }

    /// The number of a record; a new one where it isn't known.
    mutating func insert(_ id: RecordID) -> Number {
        number(of: id) ?? append(id)
    }

    /// The number of a record that isn't known yet.
    mutating func append(_ id: RecordID) -> Number {
        let number = Number(entries.count)
        let entry = Entry(id: id.packed)
        numbers.insert(number, entry.packed.high, among: entries) { $0.packed.high }
        entries.append(entry)
        return number
    }

    mutating func remove(_ number: Number) {
        numbers.remove(number, entries[Int(number)].packed.high)
        change(number) {
            $0.members = []
            $0.published = .nan
            $0.story = nil
        }
    }

    /// `index` holds the document.
    mutating func add(_ slot: FoldIndex.Slot, to number: Number, in index: FoldIndex) {
        change(number) { $0.add(slot, in: index) }
    }

    mutating func drop(_ slot: FoldIndex.Slot, from number: Number, in index: FoldIndex) {
        change(number) { $0.drop(slot, in: index) }
    }

    /// Changes a record's members and counts them.
    mutating func change(_ number: Number, _ body: (inout Entry) -> Void) {
        let before = max(1, entries[Int(number)].memberCount)
        body(&entries[Int(number)])
        let after = max(1, entries[Int(number)].memberCount)
        furtherMembers += after - before
        lists += (after > 1 ? 1 : 0) - (before > 1 ? 1 : 0)
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
