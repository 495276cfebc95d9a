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

    private struct Entry: Sendable {
        /// Nil once it went into another, or ended.
        var story: Story?
        /// Its records that there are, in its order.
        var members: [RecordTable.Number]
    }

    private var entries: [Entry] = []
    private var numbers: [PackedID: Number] = [:]
    private var postings = StoryPostings()
    private var terms: StoryTermTable
    private let threshold: Double
    private let window: Double

    /// Words by which a record is found.
    private static let postedTerms = 12
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
    var bytes: Int { entries.count * 400 + postings.bytes + terms.bytes }

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

    /// A story; nil where it ended.
    subscript(number: Number) -> Story? { entries[Int(number)].story }

    /// Keeps a story as it now is.
    ///
    /// - Returns: its number, for life.
    @discardableResult
    mutating func set(_ story: Story, records: RecordTable) -> Number {
        let entry = Entry(story: story, members: story.records.compactMap { records.number(of: $0) })
        if let number = numbers[story.id.packed] {
            entries[Int(number)] = entry
            return number
        }
        let number = Number(entries.count)
        entries.append(entry)
        numbers[story.id.packed] = number
        return number
    }

    mutating func remove(_ number: Number) {
        guard let story = entries[Int(number)].story else { return }
        numbers[story.id.packed] = nil
        entries[Int(number)] = Entry(story: nil, members: [])
    }

    /// Stories, and records without one, that a record belongs to.
    func ties(of subject: Subject, records: RecordTable, published: (RecordTable.Number) -> Double) -> [Tie] {
        var ties: [Tie] = []
        var known: Set<Number> = []
        for record in candidates(of: subject) {
            guard let number = records[record].story else {
                let time = published(record)
                guard !Span(time).isLonger(than: StoryIndex.longestSpan, with: subject.published) else {
                    continue
                }
                let strength = likeness(of: subject, to: record, published: time, records)
                if strength >= threshold { ties.append(Tie(records: [record], strength: strength)) }
                continue
            }
            guard known.insert(number).inserted, let story = entries[Int(number)].story,
                story.records.count < StoryIndex.largest
            else { continue }
            let members = entries[Int(number)].members
            let strength = strength(
                of: subject, among: members.suffix(StoryIndex.compared), Span(story), records, published)
            guard strength >= threshold else { continue }
            ties.append(Tie(records: members, story: number, strength: strength))
        }
        return ties.sorted { left, right in
            left.strength != right.strength
                ? left.strength > right.strength
                : StoryIndex.founder(of: left, records) < StoryIndex.founder(of: right, records)
        }
    }

    /// Whether two groups of records are about one event: alike on the whole, not by one link.
    func areOne(
        _ first: Tie, _ second: Tie, records: RecordTable, published: (RecordTable.Number) -> Double
    ) -> Bool {
        var sum = 0.0
        var count = 0.0
        for number in first.records.prefix(6) {
            for other in second.records.prefix(6) {
                guard isNear(published(number), published(other)) else { return false }
                sum += likeness(terms(of: records[number]), records[other])
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
        for word in subject.terms.heaviest(StoryIndex.postedTerms) {
            postings.latest(at: word) { hits.append($0) }
        }
        RadixSort.sort(&hits)
        var found: [RecordTable.Number] = []
        for (index, number) in hits.enumerated() where index > 0 && hits[index - 1] == number {
            if found.last != number { found.append(number) }
        }
        let others = subject.sharedQuotes.keys.filter { !found.contains($0) }
        return (found + others.sorted()).filter { $0 != subject.number }
    }

    /// The mean likeness to the three nearest of some members; nothing where all of them, whose times
    /// `span` holds, would be too far apart with the subject.
    private func strength(
        of subject: Subject, among members: ArraySlice<RecordTable.Number>, _ span: Span,
        _ records: RecordTable, _ published: (RecordTable.Number) -> Double
    ) -> Double {
        guard !span.isLonger(than: StoryIndex.longestSpan, with: subject.published) else { return 0 }
        let likeness = members.map {
            self.likeness(of: subject, to: $0, published: published($0), records)
        }
        let best = likeness.sorted(by: >).prefix(3)
        return best.isEmpty ? 0 : best.reduce(0, +) / Double(best.count)
    }

    /// How like one record is, which was first published at `time`.
    private func likeness(
        of subject: Subject, to record: RecordTable.Number, published time: Double, _ records: RecordTable
    ) -> Double {
        guard record != subject.number, isNear(subject.published, time) else { return 0 }
        let quotes = min(subject.sharedQuotes[record] ?? 0, StoryIndex.quotesThatCount)
        return likeness(subject.terms, records[record]) + Double(quotes) * StoryIndex.quoteTie
    }

    private func likeness(_ terms: StoryTerms, _ record: RecordTable.Entry) -> Double {
        record.terms.map { self.terms.likeness($0, to: terms) } ?? 0
    }

    /// Unknown times are near everything.
    private func isNear(_ first: Double, _ second: Double) -> Bool { !(abs(first - second) > window) }
}

/// The first and the last publication among records; not numbers where none is known.
private struct Span {
    private var first: Double
    private var last: Double

    init(_ published: Double) {
        first = published
        last = published
    }

    init(_ story: Story) {
        first = story.firstPublished?.timeIntervalSinceReferenceDate ?? .nan
        last = story.lastPublished?.timeIntervalSinceReferenceDate ?? .nan
    }

    func isLonger(than longest: Double, with time: Double) -> Bool {
        guard !first.isNaN, !time.isNaN else { return last - first > longest }
        return max(last, time) - min(first, time) > longest
    }
}
