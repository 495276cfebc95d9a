// StoryCalendar: how far the news has moved on, and which stories that closes.

/// Publications and the ends of stories, by the hour. A function of what is held alone, whatever the
/// order in which it came.
struct StoryCalendar: Sendable {
    /// Whole hours since 2001.
    typealias Hour = Int32

    struct Entry: Sendable {
        let hour: Hour
        var documents = 0
        /// Stories that no report from after this hour belongs to.
        var stories: [StoryIndex.Number] = []
    }

    /// Ascending; without hours that hold nothing.
    var entries: [Entry] = []
    /// The hour that the news has reached; nil before `advance` was called.
    var present: Hour?

    /// The news has reached an hour when so many documents are dated in it or later: a wrong date alone
    /// closes no story.
    static let witnesses = 3

    /// Bytes held, roughly.
    var bytes: Int { entries.reduce(0) { $0 + 24 + ($1.stories.isEmpty ? 0 : 32 + $1.stories.capacity * 4) } }

    /// - Parameter seconds: since 2001; not a number where unknown.
    static func hour(_ seconds: Double) -> Hour? {
        let hour = (seconds / 3600).rounded(.down)
        return hour.isNaN ? nil : Hour(max(-1e9, min(1e9, hour)))
    }

    /// Takes in when a document was published, in seconds since 2001; unknown times count for nothing.
    mutating func insert(published: Double) {
        if let hour = StoryCalendar.hour(published) { change(hour) { $0.documents += 1 } }
    }

    mutating func remove(published: Double) {
        if let hour = StoryCalendar.hour(published) { change(hour) { $0.documents -= 1 } }
    }

    /// Puts a story from the hour that it ended in to another.
    mutating func move(_ story: StoryIndex.Number, from old: Hour?, to new: Hour?) {
        guard old != new else { return }
        if let old {
            change(old) { entry in
                if let place = entry.stories.firstIndex(of: story) { entry.stories.remove(at: place) }
            }
        }
        if let new { change(new) { $0.stories.append(story) } }
    }

    /// Whether the news has moved on past an hour; nil before it is known how far it has.
    func isOver(_ hour: Hour) -> Bool? { present.map { hour < $0 } }

    /// Sees how far the news has moved on.
    ///
    /// - Parameter now: publications later than this, in seconds since 2001, are wrong, or not yet to be
    ///   believed.
    /// - Returns: stories that the news has moved past, or back before, in no order. The first time,
    ///   all of them.
    mutating func advance(until now: Double) -> [StoryIndex.Number] {
        var place = StoryCalendar.hour(now).map { self.place(of: $0 + 1) } ?? entries.count
        var missing = StoryCalendar.witnesses
        while place > 0, missing > 0 {
            place -= 1
            missing -= entries[place].documents
        }
        let reached = missing > 0 ? Hour.min : entries[place].hour
        defer { present = reached }
        guard let present else { return entries.flatMap(\.stories) }
        let passed = self.place(of: min(present, reached))..<self.place(of: max(present, reached))
        return entries[passed].flatMap(\.stories)
    }

    private mutating func change(_ hour: Hour, _ body: (inout Entry) -> Void) {
        let place = self.place(of: hour)
        if place == entries.count || entries[place].hour != hour {
            entries.insert(Entry(hour: hour), at: place)
        }
        body(&entries[place])
        if entries[place].documents == 0, entries[place].stories.isEmpty { entries.remove(at: place) }
    }

    /// The first entry of this hour or later.
    private func place(of hour: Hour) -> Int {
        // Most of what comes is news.
        guard let last = entries.last, last.hour >= hour else { return entries.count }
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].hour < hour { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
