// StoryIndex: records by what they are about, and the stories that they were tied into.

internal import FoundationEssentials
internal import NewsModel

/// Ties records into stories by their telling words, shared quotes and time. A story is founded
/// by the second record that belongs to it: a record alone has none.
struct StoryIndex: Sendable {
    typealias Number = Int32

    /// A record as stories see it.
    struct Subject {
        var number: RecordTable.Number
        var terms: StoryTerms
        /// The earliest publication among its copies, in seconds; not a number where unknown.
        var published: Double
        /// Quotes in common with other records.
        var sharedQuotes: [RecordTable.Number: Int]
    }

    /// What a record belongs to, best first.
    struct Tie {
        var records: [RecordTable.Number]
        var story: Number? = nil
        var strength: Double
    }

    /// What is kept of a story; the story itself is the store's.
    struct Entry: Sendable {
        let id: PackedID
        /// False once it went into another.
        var isLive = true
        /// Its records that there are, in its order.
        var members: [RecordTable.Number] = []
        /// Of all its copies.
        var published = Span()
        /// Of its records, each when it was first published.
        var reported = Span()
        var closed: Date?
    }

    /// How far the news has moved on.
    var calendar = StoryCalendar()
    var entries: [Entry] = []
    var numbers: [PackedID: Number] = [:]
    var postings = StoryPostings()
    var terms: StoryTermTable
    private let threshold: Double
    private let window: Double

    /// Words by which a record is found.
    private static let postedTerms = 12
    /// Records that the words of most records lead to.
    private static let usualHits = 128
    /// Members of a story that a record is compared with.
    private static let compared = 32
    /// What each shared quote adds to the likeness, and how many count.
    private static let quoteTie = 0.1
    private static let quotesThatCount = 2
    /// Records of one story at most: more are a beat, not an event. Bounds what a decision looks at,
    /// and what each change of a story writes.
    static let largest = 100
    /// A story that spans more is no one event, in seconds.
    private static let longestSpan = 14.0 * 86_400

    /// - Parameter blocks: where terms are put that aren't kept in memory.
    init(threshold: Double, days: Double, blocks: any BlockStore) {
        self.threshold = threshold
        terms = StoryTermTable(store: blocks)
        window = days * 86_400
    }

    /// Stories held.
    var count: Int { numbers.count }
    /// Bytes held, roughly.
    var bytes: Int {
        entries.reduce(0) { $0 + 160 + $1.members.capacity * 4 } + postings.bytes + terms.bytes
            + calendar.bytes
    }

    /// Takes in what a record is about, under a number of its own.
    ///
    /// - Throws: what the store of blocks throws.
    mutating func post(_ record: RecordTable.Number, _ terms: StoryTerms) throws -> StoryTermTable.Number {
        let number = try self.terms.append(terms)
        for word in terms.heaviest(StoryIndex.postedTerms) { postings.insert(record, at: word) }
        return number
    }

    mutating func unpost(_ record: RecordTable.Number, _ number: StoryTermTable.Number) {
        for word in terms[number].heaviest(StoryIndex.postedTerms) { postings.remove(record, at: word) }
    }

    /// What a record is about.
    func terms(of record: RecordTable.Entry) -> StoryTerms {
        record.terms.map { terms[$0] } ?? StoryTerms(words: [], weights: [])
    }

    func number(of id: StoryID) -> Number? { numbers[id.packed] }

    /// The id of a story; nil where it ended.
    func id(of number: Number) -> StoryID? {
        let entry = entries[Int(number)]
        return entry.isLive ? StoryID(entry.id) : nil
    }

    /// Takes up a story as it now is, and says in it whether it is closed.
    ///
    /// - Returns: its number, for life.
    @discardableResult
    mutating func set(_ story: inout Story, records: RecordTable) -> Number {
        let number = numbers[story.id.packed] ?? Number(entries.count)
        if Int(number) == entries.count {
            entries.append(Entry(id: story.id.packed))
            numbers[story.id.packed] = number
        }
        entries[Int(number)].members = story.records.compactMap { records.number(of: $0) }
        entries[Int(number)].published = Span(story)
        entries[Int(number)].closed = story.closed
        settleReports(of: number, records: records)
        settleClosing(of: &story, number)
        return number
    }

    mutating func remove(_ number: Number) {
        guard entries[Int(number)].isLive else { return }
        numbers[entries[Int(number)].id] = nil
        calendar.move(number, from: closing(of: number).hour, to: nil)
        entries[Int(number)] = Entry(id: entries[Int(number)].id, isLive: false)
    }

    /// Sees to a story's end once its records may have other dates.
    mutating func settleReports(of number: Number, records: RecordTable) {
        let hour = closing(of: number).hour
        entries[Int(number)].reported = Span(
            entries[Int(number)].members.lazy.map { records[$0].published })
        calendar.move(number, from: hour, to: closing(of: number).hour)
    }

    /// Sees how far the news has moved on by now, in seconds since 2001.
    ///
    /// - Returns: stories that are to be closed, or opened again.
    mutating func advance(until now: Double) -> [Number] {
        calendar.advance(until: now).filter { entries[Int($0)].closed != closed($0) }
    }

    /// Says in a story whether it is closed.
    mutating func settleClosing(of story: inout Story, _ number: Number) {
        story.closed = closed(number)
        entries[Int(number)].closed = story.closed
    }

    /// When a story ends: reports from after that are too far from its last one. Nil where no record has a
    /// date. In whole seconds, which every form of a date keeps.
    private func closing(of number: Number) -> (date: Date?, hour: StoryCalendar.Hour?) {
        let end = (entries[Int(number)].reported.last + window).rounded(.down)
        return (end.isNaN ? nil : Date(timeIntervalSinceReferenceDate: end), StoryCalendar.hour(end))
    }

    /// When a story closed; nil while it is open.
    private func closed(_ number: Number) -> Date? {
        let closing = closing(of: number)
        guard let hour = closing.hour else { return nil }
        guard let isOver = calendar.isOver(hour) else { return entries[Int(number)].closed }
        return isOver ? closing.date : nil
    }

    /// Stories, and records without one, that a record belongs to.
    func ties(of subject: Subject, records: RecordTable) -> [Tie] {
        var ties: [Tie] = []
        var known: Set<Number> = []
        for record in candidates(of: subject) {
            guard let number = records[record].story else {
                let strength = likeness(of: subject, to: record, records)
                if strength >= threshold { ties.append(Tie(records: [record], strength: strength)) }
                continue
            }
            let entry = entries[Int(number)]
            guard known.insert(number).inserted, entry.isLive, entry.members.count < StoryIndex.largest,
                !entry.reported.isFar(from: subject.published, than: window),
                !entry.published.isLonger(than: StoryIndex.longestSpan, with: subject.published)
            else { continue }
            let strength = strength(of: subject, among: entry.members.suffix(StoryIndex.compared), records)
            guard strength >= threshold else { continue }
            ties.append(Tie(records: entry.members, story: number, strength: strength))
        }
        // Most often there is one or none: then none is moved.
        guard ties.count > 1 else { return ties }
        return ties.sorted { left, right in
            left.strength != right.strength
                ? left.strength > right.strength
                : StoryIndex.founder(of: left, records) < StoryIndex.founder(of: right, records)
        }
    }

    /// Whether two groups of records are about one event: alike on the whole, not by one link.
    func areOne(_ first: Tie, _ second: Tie, records: RecordTable) -> Bool {
        var sum = 0.0
        var count = 0.0
        for number in first.records.prefix(6) {
            for other in second.records.prefix(6) {
                guard isNear(records[number].published, records[other].published) else { return false }
                sum += likeness(terms(of: records[number]), records[other].terms)
                count += 1
            }
        }
        return count > 0 && sum / count >= threshold
    }

    private static func founder(of tie: Tie, _ records: RecordTable) -> FoldIndex.Slot {
        tie.records.compactMap { records[$0].founder }.min() ?? .max
    }

    private func candidates(of subject: Subject) -> [RecordTable.Number] {
        var hits: [RecordTable.Number] = []
        hits.reserveCapacity(StoryIndex.usualHits)
        for word in subject.terms.heaviest(StoryIndex.postedTerms) { postings.addLatest(at: word, to: &hits) }
        RadixSort.sort(&hits)
        // What stands there twice moves up, once.
        var found = 0
        for place in hits.indices.dropFirst() {
            let number = hits[place]
            guard number == hits[place - 1], number != subject.number else { continue }
            if found == 0 || hits[found - 1] != number {
                hits[found] = number
                found += 1
            }
        }
        hits.removeLast(hits.count - found)
        guard !subject.sharedQuotes.isEmpty else { return hits }
        let others = subject.sharedQuotes.keys.filter { $0 != subject.number && !hits.contains($0) }
        return hits + others.sorted()
    }

    /// The mean likeness to the three nearest of some members.
    private func strength(
        of subject: Subject, among members: ArraySlice<RecordTable.Number>, _ records: RecordTable
    ) -> Double {
        var best = (0.0, 0.0, 0.0)
        for member in members {
            let likeness = likeness(of: subject, to: member, records)
            if likeness > best.0 {
                best = (likeness, best.0, best.1)
            } else if likeness > best.1 {
                best = (best.0, likeness, best.1)
            } else if likeness > best.2 {
                best.2 = likeness
            }
        }
        return members.isEmpty ? 0 : (best.0 + best.1 + best.2) / Double(min(3, members.count))
    }

    private func likeness(
        of subject: Subject, to record: RecordTable.Number, _ records: RecordTable
    ) -> Double {
        guard record != subject.number, isNear(subject.published, records[record].published) else { return 0 }
        let quotes = min(subject.sharedQuotes[record] ?? 0, StoryIndex.quotesThatCount)
        return likeness(subject.terms, records[record].terms) + Double(quotes) * StoryIndex.quoteTie
    }

    private func likeness(_ terms: StoryTerms, _ other: StoryTermTable.Number?) -> Double {
        other.map { self.terms.likeness($0, to: terms) } ?? 0
    }

    /// Unknown times are near everything.
    private func isNear(_ first: Double, _ second: Double) -> Bool { !(abs(first - second) > window) }
}

/// The first and the last of some publications, in seconds since 2001; not numbers where none is known.
struct Span: Sendable {
    private(set) var first = Double.nan
    private(set) var last = Double.nan

    init() {}

    init(_ story: Story) {
        first = story.firstPublished?.timeIntervalSinceReferenceDate ?? .nan
        last = story.lastPublished?.timeIntervalSinceReferenceDate ?? .nan
    }

    init(_ times: some Sequence<Double>) {
        for time in times where !time.isNaN {
            first = first.isNaN ? time : min(first, time)
            last = last.isNaN ? time : max(last, time)
        }
    }

    func isLonger(than longest: Double, with time: Double) -> Bool {
        guard !first.isNaN, !time.isNaN else { return last - first > longest }
        return max(last, time) - min(first, time) > longest
    }

    /// Whether a time is further than `distance` from all of them. Unknown times are near everything.
    func isFar(from time: Double, than distance: Double) -> Bool {
        time - last > distance || first - time > distance
    }
}
