// Insertion and removal of single utterances: which groups they join, found, merge or leave.

internal import NewsModel

extension QuoteIndex {
    /// Puts one utterance into the quote that it belongs to, merging quotes that it shows to be one.
    mutating func insert(_ utterance: Utterance, of carrier: Int32, _ changes: inout ChangeSet) -> Int32 {
        let wording = pool.intern(utterance.wording)
        let links = links(of: utterance, wording: wording, carrier: carrier)
        let quotations = Int32(utterance.quotations.lowerBound)..<Int32(utterance.quotations.upperBound)
        let occurrence = add(
            Occurrence(
                document: carrier, wording: wording, text: shared(utterance.wording.text, wording),
                speaker: utterance.wording.speaker, role: utterance.role, quotations: quotations,
                isSlight: utterance.isSlight))
        if utterance.isSlight {
            if let group = senior(of: links.groups) { join(occurrence, group, &changes) }
            return occurrence
        }
        let group = senior(of: links.groups) ?? found(by: carriers[Int(carrier)].id, start: utterance.start)
        for other in links.groups.sorted(by: { groups[Int($0)].id < groups[Int($1)].id }) where other != group
        { merge(other, into: group, &changes) }
        join(occurrence, group, &changes)
        for slight in links.slight.sorted() {
            join(slight, group, &changes)
            changes.adopted.append(slight)
        }
        return occurrence
    }

    /// The group that came first. By its first member, not by its place here, which a restart changes.
    func senior(of candidates: Set<Int32>) -> Int32? {
        candidates.min { left, right in
            let keys = (seniority(left), seniority(right))
            return keys.0 != keys.1 ? keys.0 < keys.1 : groups[Int(left)].id < groups[Int(right)].id
        }
    }

    private func seniority(_ group: Int32) -> Int64 {
        groups[Int(group)].members.map { carriers[Int(occurrences[Int($0)].document)].arrival }.min() ?? .max
    }

    /// A text that shares its storage with the pool's where both are equal.
    private func shared(_ text: String, _ wording: Int32) -> String {
        let pooled = pool.entries[Int(wording)].text
        return pooled == text ? pooled : text
    }

    private mutating func join(_ occurrence: Int32, _ group: Int32, _ changes: inout ChangeSet) {
        occurrences[Int(occurrence)].group = group
        insertMember(occurrence, into: group)
        changes.touched.insert(group)
    }

    /// Puts an occurrence among its group's, after those that it doesn't precede.
    mutating func insertMember(_ occurrence: Int32, into group: Int32) {
        groups[Int(group)].members.insert(
            occurrence, at: place(of: occurrence, in: groups[Int(group)].members))
    }

    private func place(of occurrence: Int32, in members: [Int32]) -> Int {
        var (low, high) = (0, members.count)
        // Most often it is the latest.
        if let last = members.last, !precedes(occurrence, last) { return high }
        while low < high {
            let middle = (low + high) / 2
            if precedes(occurrence, members[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Whether one occurrence comes before another: in order of publication, those of one document side by side
    /// as they stand in it.
    func precedes(_ one: Int32, _ other: Int32) -> Bool {
        let (mine, theirs) = (occurrences[Int(one)], occurrences[Int(other)])
        guard mine.document == theirs.document else {
            return carriers[Int(mine.document)].precedes(carriers[Int(theirs.document)])
        }
        return mine.quotations.lowerBound < theirs.quotations.lowerBound
    }

    /// A new group. Its id tells the founding document and place; where that id is taken by a quote
    /// that lives on without its founder, the next free one.
    private mutating func found(by document: DocumentID, start: Int) -> Int32 {
        var id = QuoteID(founding: document, start: start)
        var attempt = 1
        while let taken = groupsByID[id],
            groups[Int(taken)].forward != nil || !groups[Int(taken)].members.isEmpty
        {
            attempt += 1
            id = QuoteID(hashing: [document.rawValue, String(start), String(attempt)])
        }
        groups.append(QuoteGroup(id: id))
        groupsByID[id] = Int32(groups.count - 1)
        return Int32(groups.count - 1)
    }

    private mutating func merge(_ other: Int32, into group: Int32, _ changes: inout ChangeSet) {
        let members = groups[Int(other)].members
        for member in members { occurrences[Int(member)].group = group }
        groups[Int(group)].members = (groups[Int(group)].members + members).sorted { precedes($0, $1) }
        groups[Int(other)].members = []
        groups[Int(other)].forward = group
        changes.touched.remove(other)
        changes.touched.insert(group)
        changes.merged.append((other, group))
    }

    /// Takes a document out; groups that only slight occurrences are left in dissolve.
    mutating func take(_ document: DocumentID, _ changes: inout ChangeSet) {
        guard let carrier = carriersByID.removeValue(forKey: document) else { return }
        take(carriers[Int(carrier)].occurrences, &changes)
        carriers[Int(carrier)].occurrences = []
        freeCarriers.append(carrier)
        if let former = formers.removeValue(forKey: carrier) {
            formersByLatest[former.latest]?.removeAll { $0 == carrier }
            if formersByLatest[former.latest]?.isEmpty == true { formersByLatest[former.latest] = nil }
        }
    }

    /// Takes occurrences out of their groups; the caller takes them from their document.
    mutating func take(_ gone: [Int32], _ changes: inout ChangeSet) {
        freeOccurrences += gone
        // All of a quote's at once, where they are many: each list is gone through once.
        let many = gone.count > 8 ? Set(gone) : []
        let isGone = { (place: Int32) in many.isEmpty ? gone.contains(place) : many.contains(place) }
        for wording in Set(gone.map { occurrences[Int($0)].wording }) {
            pool.remove(from: wording, where: isGone)
        }
        for group in Set(gone.compactMap { occurrences[Int($0)].group }) {
            groups[Int(group)].members.removeAll(where: isGone)
            changes.touched.insert(group)
            if groups[Int(group)].members.allSatisfy({ occurrences[Int($0)].isSlight }) {
                for member in groups[Int(group)].members { occurrences[Int(member)].group = nil }
                groups[Int(group)].members = []
            }
        }
    }

    mutating func add(_ carrier: Carrier) -> Int32 {
        let index: Int32
        if let free = freeCarriers.popLast() {
            index = free
            carriers[Int(free)] = carrier
        } else {
            index = Int32(carriers.count)
            carriers.append(carrier)
        }
        carriersByID[carrier.id] = index
        return index
    }

    mutating func add(_ occurrence: Occurrence) -> Int32 {
        let index: Int32
        if let free = freeOccurrences.popLast() {
            index = free
            occurrences[Int(free)] = occurrence
        } else {
            index = Int32(occurrences.count)
            occurrences.append(occurrence)
        }
        pool.add(occurrence: index, to: occurrence.wording)
        carriers[Int(occurrence.document)].occurrences.append(index)
        return index
    }
}
