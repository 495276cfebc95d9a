// Stories kept in step with records, and closed as the news moves on.

package import FoundationEssentials
package import NewsModel
internal import NewsQuotes

extension FoldEngine {
    /// The story that a record is in.
    func storyID(of number: RecordTable.Number) -> StoryID? {
        records[number].story.flatMap { stories.id(of: $0) }
    }

    /// Closes the stories that the news has moved past: reports of the present are too far from their last
    /// one. Opens those again that it turns out not to have. To be called when what was decided is stored;
    /// costs a microsecond, and the reading of each story that is closed.
    ///
    /// - Parameter now: publications later than this are not believed.
    package mutating func closeStories(until now: Date, store: some FoldStore) throws -> [Change.Entry] {
        var closed: [Story] = []
        for number in stories.advance(until: now.timeIntervalSinceReferenceDate) {
            guard let id = stories.id(of: number), var story = try store.story(id) else { continue }
            stories.settleClosing(of: &story, number)
            closed.append(story)
        }
        return closed.sorted { $0.id < $1.id }.map { .story($0) }
    }

    /// A story as it now is, changes of this decision included; nil where it ended.
    private func currentStory(
        _ number: StoryIndex.Number, _ update: FoldUpdate, _ store: some FoldStore
    ) throws -> Story? {
        guard let id = stories.id(of: number) else { return nil }
        return try update.changes.story(id) ?? store.story(id)
    }

    /// A record is about what its first member is about.
    mutating func settleTerms(of number: RecordTable.Number, store: some FoldStore) throws {
        let first = records[number].founder
        guard first != records[number].termsOf else { return }
        if let terms = records[number].terms { stories.unpost(number, terms) }
        records[number].terms = nil
        records[number].termsOf = first
        guard let first, let prepared = try cache.prepared(index[first].id, store: store) else { return }
        records[number].terms = try stories.post(number, prepared.signature.terms)
    }

    /// Ties a record into a story, or brings the story that it is in up to date.
    mutating func settleStory(
        of number: RecordTable.Number, _ update: inout FoldUpdate, store: some FoldStore
    ) throws {
        if records[number].story == nil {
            let subject = StoryIndex.Subject(
                number: number, terms: stories.terms(of: records[number]),
                published: records[number].published,
                sharedQuotes: try sharedQuotes(of: number, update, store))
            let ties = stories.ties(of: subject, records: records)
            guard let first = ties.first else { return }
            var story = try story(of: first, update, store: store)
            // Records of a story that there was have brought theirs already.
            try join(first.story == nil ? [number] + first.records : [number], &story, &update, store: store)
            let own = records[number].story
            for other in ties.dropFirst()
            where story.records.count + other.records.count <= StoryIndex.largest
                && stories.areOne(first, other, records: records)
            {
                if let place = other.story, place != own, let gone = stories.id(of: place) {
                    stories.remove(place)
                    update.changes.merge(gone, into: story.id)
                }
                try join(other.records, &story, &update, store: store)
            }
        } else if let place = records[number].story, var story = try currentStory(place, update, store) {
            try join([number], &story, &update, store: store)
        }
    }

    /// The story of a tie; a new one, founded by the record that came first, where it has none.
    private func story(
        of tie: StoryIndex.Tie, _ update: FoldUpdate, store: some FoldStore
    ) throws -> Story {
        if let story = try tie.story.flatMap({ try currentStory($0, update, store) }) { return story }
        let founder = records[tie.records[0]].id
        var id = StoryID(founding: founder)
        var count = 1
        while try stories.number(of: id) != nil || store.story(id) != nil {
            count += 1
            id = StoryID(hashing: [founder.rawValue, "story", String(count)])
        }
        return Story(id: id, title: try current(tie.records[0], update, store)?.title ?? "", records: [])
    }

    /// Adds records to a story, and what they bring: quotes and times.
    private mutating func join(
        _ numbers: [RecordTable.Number], _ story: inout Story, _ update: inout FoldUpdate,
        store: some FoldStore
    ) throws {
        let known = stories.number(of: story.id)
        let before = known == nil ? nil : story
        let place = known ?? stories.set(&story, records: records)
        for number in numbers {
            guard var record = try current(number, update, store) else { continue }
            if records[number].story != place || record.story != story.id {
                records[number].story = place
                record.story = story.id
                update.changes.set(record)
            }
            if !story.records.contains(record.id) { story.records.append(record.id) }
            story.quotes = story.quotes.joined(by: record.quotes)
            guard let (first, last) = record.published else { continue }
            story.firstPublished = min(story.firstPublished ?? first, first)
            story.lastPublished = max(story.lastPublished ?? last, last)
        }
        var inOrder: [(founding: FoldIndex.Slot, id: RecordID)] = []
        for id in story.records { inOrder.append((founding(id), id)) }
        inOrder.sort { $0.founding < $1.founding }
        story.records = inOrder.map(\.id)
        // Sees to the story's end even where nothing else is new.
        stories.set(&story, records: records)
        if story != before { update.changes.set(story) }
    }

    /// When a record came into being: the slot of its first member.
    private func founding(_ id: RecordID) -> FoldIndex.Slot {
        records.number(of: id).flatMap { records[$0].founder } ?? .max
    }

    /// How many quotes of a record each other record carries too.
    private func sharedQuotes(
        of number: RecordTable.Number, _ update: FoldUpdate, _ store: some FoldStore
    ) throws -> [RecordTable.Number: Int] {
        var shared: [RecordTable.Number: Int] = [:]
        for id in try current(number, update, store)?.quotes ?? [] {
            let others = quotes.carriers(of: id, limit: 64).compactMap {
                index.slot(of: $0).map { index[$0].record }
            }
            for other in Set(others) where other != number { shared[other, default: 0] += 1 }
        }
        return shared
    }

    /// A record that merges into another leaves its story, or brings it along.
    mutating func moveStory(
        from other: RecordTable.Number, to number: RecordTable.Number, _ record: inout Record,
        _ update: inout FoldUpdate, store: some FoldStore
    ) throws {
        guard let place = records[other].story, var story = try currentStory(place, update, store) else {
            return
        }
        let gone = records[other].id
        story.records.removeAll { $0 == gone || $0 == record.id }
        if records[number].story == nil || records[number].story == place {
            records[number].story = place
            record.story = story.id
            story.records.append(record.id)
        }
        if story.records.isEmpty, let target = storyID(of: number) {
            stories.remove(place)
            update.changes.merge(story.id, into: target)
        } else {
            stories.set(&story, records: records)
            update.changes.set(story)
        }
    }

    /// A story may end at another time than before once one of its records gave or took copies.
    mutating func settleStoryEnds(_ update: inout FoldUpdate, store: some FoldStore) throws {
        for place in Set(update.touchedRecords.compactMap { records[$0].story }).sorted() {
            guard var story = try currentStory(place, update, store) else { continue }
            let closed = story.closed
            stories.set(&story, records: records)
            if story.closed != closed { update.changes.set(story) }
        }
    }

    /// Stories of touched records name what became of quotes that merged or ended.
    mutating func settleStoryQuotes(_ update: inout FoldUpdate, store: some FoldStore) throws {
        let carriers = update.touchedCarriers + [update.document.id]
        let numbers =
            carriers.compactMap { index.slot(of: $0).map { index[$0].record } } + update.touchedRecords
        let touched = try Set(numbers.compactMap { records[$0].story }).compactMap {
            try currentStory($0, update, store)
        }
        for var story in touched.sorted(by: { $0.id < $1.id }) {
            let settled = update.settled(story.quotes)
            guard settled != story.quotes else { continue }
            story.quotes = settled
            update.changes.set(story)
        }
    }
}
