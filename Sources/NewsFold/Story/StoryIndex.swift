// StoryIndex: records by what they are about, and the stories that they were tied into.

internal import FoundationEssentials
internal import NewsModel

/// Ties records into stories by their telling words, shared quotes and time. A story is founded
/// by the second record that belongs to it: a record alone has none.
struct StoryIndex: Sendable {
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
        var story: StoryID? = nil
        var strength: Double
    }

    private(set) var stories: [StoryID: Story] = [:]
    private var postings: [UInt32: [RecordTable.Number]] = [:]
    private let threshold: Double
    private let window: Double

    /// Words by which a record is found.
    private static let postedTerms = 12
    /// The latest records of one word that are looked at.
    private static let latest = 256
    /// Members of a story that a record is compared with.
    private static let compared = 32
    /// What each shared quote adds to the likeness, and how many count.
    private static let quoteTie = 0.1
    private static let quotesThatCount = 2
    /// A story that spans more is no one event, in seconds.
    private static let longestSpan = 14.0 * 86_400

    init(threshold: Double, days: Double) {
        self.threshold = threshold
        window = days * 86_400
    }

    var count: Int { stories.count }
    var bytes: Int {
        stories.count * 400 + postings.count * 64 + postings.values.reduce(0) { $0 + $1.capacity * 4 }
    }

    mutating func post(_ number: RecordTable.Number, _ terms: StoryTerms) {
        for word in terms.heaviest(StoryIndex.postedTerms) { postings[word, default: []].append(number) }
    }

    mutating func unpost(_ number: RecordTable.Number, _ terms: StoryTerms) {
        for word in terms.heaviest(StoryIndex.postedTerms) {
            postings[word]?.removeAll { $0 == number }
            if postings[word]?.isEmpty == true { postings[word] = nil }
        }
    }

    mutating func set(_ story: Story) { stories[story.id] = story }
    mutating func remove(_ id: StoryID) { stories[id] = nil }

    /// Stories, and records without one, that a record belongs to.
    func ties(of subject: Subject, records: RecordTable, published: (RecordTable.Number) -> Double) -> [Tie] {
        var ties: [Tie] = []
        var known: Set<StoryID> = []
        for number in candidates(of: subject) {
            guard let id = records[number].story else {
                let span = Span(published(number))
                let strength = strength(of: subject, among: [number], span, records, published)
                if strength >= threshold { ties.append(Tie(records: [number], strength: strength)) }
                continue
            }
            guard known.insert(id).inserted, let story = stories[id] else { continue }
            let compared = story.records.suffix(StoryIndex.compared).compactMap { records.number(of: $0) }
            let strength = strength(of: subject, among: compared, Span(story), records, published)
            guard strength >= threshold else { continue }
            let members = story.records.compactMap { records.number(of: $0) }
            ties.append(Tie(records: members, story: id, strength: strength))
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
                sum += records[number].terms.likeness(to: records[other].terms)
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
            hits += (postings[word] ?? []).suffix(StoryIndex.latest)
        }
        hits.sort()
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
        of subject: Subject, among members: [RecordTable.Number], _ span: Span, _ records: RecordTable,
        _ published: (RecordTable.Number) -> Double
    ) -> Double {
        guard !span.isLonger(than: StoryIndex.longestSpan, with: subject.published) else { return 0 }
        let likeness = members.map { number -> Double in
            guard number != subject.number, isNear(subject.published, published(number)) else { return 0 }
            let quotes = min(subject.sharedQuotes[number] ?? 0, StoryIndex.quotesThatCount)
            return subject.terms.likeness(to: records[number].terms) + Double(quotes) * StoryIndex.quoteTie
        }
        let best = likeness.sorted(by: >).prefix(3)
        return best.isEmpty ? 0 : best.reduce(0, +) / Double(best.count)
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
