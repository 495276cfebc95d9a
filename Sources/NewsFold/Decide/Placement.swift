// Placement: where a document goes, and what it changes among the records around it.

internal import NewsModel

/// A decision about one document, or about texts that stand already, before it is carried out.
struct Placement {
    /// Where a text goes.
    enum Target: Hashable {
        case record(RecordTable.Number)
        /// The record that the document itself founds.
        case newcomer
        /// A new record, founded by this document.
        case founded(by: FoldIndex.Slot)
    }

    /// A text that leaves its record.
    struct Move {
        var slot: FoldIndex.Slot
        var to: Target
    }

    /// The record that the document joins; nil where it founds one.
    var record: RecordTable.Number?
    /// The text that it is most like, of those in its record.
    var nearest: FoldIndex.Slot?
    var similarity = 1.0
    /// Mean score with the texts of its record, and with those of the nearest other record.
    var recordMean: Double?
    var otherMean: Double?
    /// Whether the bound on texts looked at was reached.
    var isBounded = false
    var moves: [Move] = []
    /// Records that turn out to be one with another, and that one.
    var mergers: [(gone: RecordTable.Number, into: RecordTable.Number)] = []
    /// The document's links, to be kept once it is indexed.
    var links = LinkCache.Links()
    /// Its comparisons with texts that are alike enough to be copies: its evidence is told from them.
    var comparisons: [(slot: FoldIndex.Slot, comparison: PairComparison)] = []

    /// Means this near to each other could as well have decided otherwise.
    static let tie = 0.02
    var isTie: Bool { recordMean.flatMap { own in otherMean.map { own - $0 < Placement.tie } } ?? false }
}

extension FoldEngine {
    /// Chooses a record. `leaving` is the version that the document replaces.
    func place(_ prepared: PreparedDocument, leaving: FoldIndex.Slot?, store: some FoldStore) throws
        -> Placement
    {
        if let leaving {
            let number = index[leaving].record
            if prepared.document.status == .canceled || records.isPinned(records[number].id) {
                return try held(prepared, in: number, leaving: leaving, store: store)
            }
        }
        if let posted = index.slot(ofGroup: prepared.signature.group) {
            return equal(prepared, to: posted, leaving: leaving)
        }
        var comparisons: [(FoldIndex.Slot, PairComparison)] = []
        let links = try links(of: prepared, without: leaving, store: store) { comparisons.append(($0, $1)) }
        // Most are like none: then there is nothing around them to look at.
        let isAlone = !links.all.contains { $0.score >= linkThreshold }
        var placement =
            isAlone
            ? Placement(record: leaving.flatMap { recordAlone($0) })
            : try arrange(
                neighbourhood(newcomer: links.all, around: [], leaving: leaving, store: store), prepared,
                leaving: leaving)
        placement.links = links
        placement.comparisons = comparisons
        return placement
    }

    /// What becomes of texts that stand already, after one beside them left.
    func rearrange(around seeds: [FoldIndex.Slot], store: some FoldStore) throws -> Placement {
        let around = try neighbourhood(
            newcomer: nil, around: seeds.filter { index.isPosted($0) }, leaving: nil, store: store)
        return arrange(around, nil, leaving: nil)
    }

    /// A document whose record is settled beforehand.
    private func held(
        _ prepared: PreparedDocument, in number: RecordTable.Number, leaving: FoldIndex.Slot,
        store: some FoldStore
    ) throws -> Placement {
        let links = try links(of: prepared, without: leaving, store: store)
        let best = links.all.filter { index[$0.slot].record == number }.max { $0.score < $1.score }
        return Placement(
            record: number, nearest: best?.slot,
            similarity: best.map { Double($0.score) / LinkCache.scale } ?? 1, links: links)
    }

    /// Where the same words stand already: with the most of them, of as many with most under the same title.
    private func equal(_ prepared: PreparedDocument, to posted: FoldIndex.Slot, leaving: FoldIndex.Slot?)
        -> Placement
    {
        let own = prepared.signature
        let all = index.equals(of: posted, limit: 32).filter { $0 != leaving }
        let notices = notices(like: prepared, among: all)
        let members = all.filter { !notices.contains(index[$0].record) }
        var counts: [RecordTable.Number: (all: Int, titled: Int)] = [:]
        for slot in members {
            counts[index[slot].record, default: (0, 0)].all += 1
            counts[index[slot].record, default: (0, 0)].titled += index[slot].hasTitle(of: own) ? 1 : 0
        }
        let most = counts.values.max { $0 < $1 }
        let nearest = members.first { slot in
            most.map { counts[index[slot].record, default: (0, 0)] == $0 } ?? false
        }
        let number = nearest.map { index[$0].record }
        // Where none takes it, a version of the same words stays where it is, and other words leave what was there.
        let home = leaving.flatMap { index[$0].group == own.group ? index[$0].record : recordAlone($0) }
        var placement = Placement(record: number ?? home, nearest: nearest, similarity: 1)
        if let leaving, let number, index[leaving].record != number,
            records[index[leaving].record].memberCount == 1
        {
            placement.mergers = [(index[leaving].record, number)]
        }
        return placement
    }

    /// Other titles of one text that have nothing to do with it. Over a report stand fewer ("News in brief").
    private static let foreignTitles = 4

    /// Records of pages with the words of a short one that aren't copies of it: what a site shows in place of many
    /// of its pages. Those are one outlet's under other titles; or, where nearly all titles of the text have as
    /// little to do with it as the page's own, and they are many, all those under another. No such page joins a
    /// record that holds another.
    private func notices(like prepared: PreparedDocument, among slots: [FoldIndex.Slot])
        -> Set<RecordTable.Number>
    {
        let own = prepared.signature
        guard own.title != 0, prepared.profile.count < PreparedDocument.noticeWords else { return [] }
        let others = slots.filter { index[$0].title != 0 && !index[$0].hasTitle(of: own) }
        var notices = others.filter { own.outletDigest != 0 && index[$0].outlet == own.outletDigest }
        let titles = Set(others.map { index[$0].title })
        let foreign = Set(others.filter { index[$0].hasForeignTitle }.map { index[$0].title })
        if own.isTitleForeign, foreign.count >= FoldEngine.foreignTitles,
            foreign.count * 4 >= titles.count * 3
        {
            let same = Set(slots.filter { index[$0].hasTitle(of: own) }.map { index[$0].record })
            notices += others.filter { index[$0].hasForeignTitle && !same.contains(index[$0].record) }
        }
        return Set(notices.map { index[$0].record })
    }

    /// The record of a text that nothing else is in.
    private func recordAlone(_ slot: FoldIndex.Slot) -> RecordTable.Number? {
        let number = index[slot].record
        return records[number].memberCount == 1 ? number : nil
    }

    /// Groups texts anew, and says what that changes.
    private func arrange(_ around: Neighbourhood, _ prepared: PreparedDocument?, leaving: FoldIndex.Slot?)
        -> Placement
    {
        let own = leaving.flatMap { recordAlone($0) }
        guard around.slots.count > 1 || prepared == nil else { return Placement(record: own) }
        let grouping = grouped(around, prepared)
        let targets = Targets(grouping, around, home: own, index: index, records: records)
        var placement = Placement(isBounded: around.isBounded)
        placement.mergers = targets.mergers
        for (place, slot) in around.slots.enumerated() where slot != Neighbourhood.newcomer {
            guard let target = targets.target(of: place), target != .record(index[slot].record),
                index[slot].withdrawal == .none, !targets.isMerged(index[slot].record, into: target)
            else { continue }
            placement.moves.append(Placement.Move(slot: slot, to: target))
        }
        // The log is the same whatever order the texts were reached in.
        placement.moves.sort { $0.slot < $1.slot }
        guard prepared != nil else { return placement }
        if case .record(let number) = targets.target(of: 0) { placement.record = number }
        describe(&placement, grouping, around)
        return placement
    }

    private func grouped(_ around: Neighbourhood, _ prepared: PreparedDocument?) -> Grouping {
        var grouping = Grouping(
            keys: around.slots.map {
                $0 == Neighbourhood.newcomer ? prepared?.signature.group ?? 0 : index[$0].group
            })
        var byRecord: [RecordTable.Number: [Int]] = [:]
        for (place, slot) in around.slots.enumerated() {
            for link in around.links[place] {
                if let other = around.places[link.slot] { grouping.link(place, other, score: link.score) }
            }
            if slot != Neighbourhood.newcomer { byRecord[index[slot].record, default: []].append(place) }
        }
        for (number, places) in byRecord.sorted(by: { $0.key < $1.key })
        where around.isBounded || records.isPinned(records[number].id) {
            grouping.unite(places)
        }
        let pinned = byRecord.filter { records.isPinned(records[$0.key].id) }
        for (number, places) in pinned {
            for (other, otherPlaces) in pinned
            where number < other && records.areApart(records[number].id, records[other].id) {
                grouping.separate(places[0], otherPlaces[0])
            }
        }
        grouping.run(threshold: settings.threshold, growth: settings.growth)
        return grouping
    }

    /// How well the document fits its record, and the nearest other one.
    private func describe(_ placement: inout Placement, _ grouping: Grouping, _ around: Neighbourhood) {
        let scores = Dictionary(around.links[0].map { ($0.slot, Int($0.score)) }, uniquingKeysWith: max)
        func score(_ place: Int) -> Int { scores[around.slots[place]] ?? 0 }
        func mean(_ group: [Int]) -> Double {
            let others = group.filter { $0 != 0 }
            return Double(others.reduce(0) { $0 + score($1) }) / Double(max(1, others.count))
                / LinkCache.scale
        }
        let own = grouping.groups.first { $0.contains(0) } ?? []
        // Of those most like it, the one that came first.
        let nearest = own.filter { $0 != 0 }.max {
            (score($0), around.slots[$1]) < (score($1), around.slots[$0])
        }
        guard let nearest else { return }
        placement.nearest = around.slots[nearest]
        placement.similarity = Double(score(nearest)) / LinkCache.scale
        placement.recordMean = mean(own)
        placement.otherMean = grouping.groups.filter { !$0.isEmpty && !$0.contains(0) }.map { mean($0) }.max()
    }
}
