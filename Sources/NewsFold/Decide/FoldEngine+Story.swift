// Stories kept in step with records.

internal import NewsModel
internal import NewsQuotes

extension FoldEngine {
    /// The story that a record is in.
    func story(of number: RecordTable.Number) -> Story? { records[number].story.flatMap { stories[$0] } }

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
                number: number, terms: stories.terms(of: records[number]), published: published(number),
                sharedQuotes: sharedQuotes(of: number, update))
            let ties = stories.ties(of: subject, records: records, published: published)
            guard let first = ties.first else { return }
            var story = try story(of: first, store: store)
            // Records of a story that there was have brought theirs already.
            try join(first.story == nil ? [number] + first.records : [number], &story, &update, store: store)
            let own = records[number].story
            for other in ties.dropFirst()
            where story.records.count + other.records.count <= StoryIndex.largest
                && stories.areOne(first, other, records: records, published: published)
            {
                if let place = other.story, place != own, let gone = stories[place] {
                    stories.remove(place)
                    update.changes.merge(gone.id, into: story.id)
                }
                try join(other.records, &story, &update, store: store)
            }
        } else if var story = story(of: number) {
            try join([number], &story, &update, store: store)
        }
    }

    /// The story of a tie; a new one, founded by the record that came first, where it has none.
    private func story(of tie: StoryIndex.Tie, store: some FoldStore) throws -> Story {
        if let story = tie.story.flatMap({ stories[$0] }) { return story }
        let founder = records[tie.records[0]].id
        var id = StoryID(founding: founder)
        var count = 1
        while try stories.number(of: id) != nil || store.story(id) != nil {
            count += 1
            id = StoryID(hashing: [founder.rawValue, "story", String(count)])
        }
        return Story(id: id, title: try store.record(founder)?.title ?? "", records: [])
    }

    /// Adds records to a story, and what they bring: quotes and times.
    private mutating func join(
        _ numbers: [RecordTable.Number], _ story: inout Story, _ update: inout FoldUpdate,
        store: some FoldStore
    ) throws {
        let known = stories.number(of: story.id)
        let before = known.flatMap { stories[$0] }
        let place = known ?? stories.set(story, records: records)
        for number in numbers {
            guard var record = try current(number, update, store) else { continue }
            if records[number].story != place || record.story != story.id {
                records[number].story = place
                record.story = story.id
                update.changes.set(record)
            }
            if !story.records.contains(record.id) { story.records.append(record.id) }
            story.quotes += record.quotes.filter { !story.quotes.contains($0) }
            for date in record.copies.compactMap(\.published) {
                story.firstPublished = min(story.firstPublished ?? date, date)
                story.lastPublished = max(story.lastPublished ?? date, date)
            }
        }
        story.records.sort { founding($0) < founding($1) }
        guard story != before else { return }
        stories.set(story, records: records)
        update.changes.set(story)
    }

    /// When a record came into being: the slot of its first member.
    private func founding(_ id: RecordID) -> FoldIndex.Slot {
        records.number(of: id).flatMap { records[$0].founder } ?? .max
    }

    /// How many quotes of a document other records carry too.
    private func sharedQuotes(of number: RecordTable.Number, _ update: FoldUpdate) -> [RecordTable.Number:
        Int]
    {
        var shared: [RecordTable.Number: Int] = [:]
        for id in Set(update.document.quotations.compactMap(\.quote)) {
            let quote = update.changes.quote(id) ?? quotes.quote(id)
            let carriers = (quote?.carriers ?? []).prefix(64)
            let others = carriers.compactMap { index.slot(of: $0.document).map { index[$0].record } }
            for other in Set(others) where other != number { shared[other, default: 0] += 1 }
        }
        return shared
    }

    /// A record that merges into another leaves its story, or brings it along.
    mutating func moveStory(
        from other: RecordTable.Number, to number: RecordTable.Number, _ record: inout Record,
        _ update: inout FoldUpdate
    ) {
        guard let place = records[other].story, var story = stories[place] else { return }
        let gone = records[other].id
        story.records.removeAll { $0 == gone || $0 == record.id }
        if records[number].story == nil || records[number].story == place {
            records[number].story = place
            record.story = story.id
            story.records.append(record.id)
        }
        if story.records.isEmpty, let target = self.story(of: number) {
            stories.remove(place)
            update.changes.merge(story.id, into: target.id)
        } else {
            stories.set(story, records: records)
            update.changes.set(story)
        }
    }

    /// Stories of touched records name what became of quotes that merged or ended.
    mutating func settleStoryQuotes(_ update: inout FoldUpdate) {
        let carriers = update.touchedCarriers + [update.document.id]
        let numbers =
            carriers.compactMap { index.slot(of: $0).map { index[$0].record } } + update.touchedRecords
        let touched = Set(numbers.compactMap { records[$0].story }).compactMap { stories[$0] }
        for var story in touched.sorted(by: { $0.id < $1.id }) {
            let settled = update.settled(story.quotes)
            guard settled != story.quotes else { continue }
            story.quotes = settled
            stories.set(story, records: records)
            update.changes.set(story)
        }
    }
}
