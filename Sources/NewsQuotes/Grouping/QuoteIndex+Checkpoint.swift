// Quotes in a checkpoint: places and all, so that an index that was read goes on as the one that
// was written.

internal import FoundationEssentials
internal import NewsModel
package import Packing

extension QuoteIndex {
    /// Writes all that is held. The same state gives the same bytes.
    package func write(to packer: inout Packer) {
        packer.put(UInt32(occurrences.count))
        packer.put(UInt32(carriers.count))
        packer.put(UInt32(groups.count))
        pool.write(to: &packer)
        packer.put(column: freeOccurrences)
        var isFree = Self.mask(freeOccurrences, of: occurrences.count)
        for place in occurrences.indices where !isFree[place] {
            packer.put(
                occurrences[place], sharing: pool.entries[Int(occurrences[place].wording)].text)
        }
        for group in groups {
            packer.put(group.id.packed)
            packer.put(column: group.members)
            packer.put(group.forward.map(resolve) ?? -1)
        }
        packer.put(column: freeCarriers)
        isFree = Self.mask(freeCarriers, of: carriers.count)
        for place in carriers.indices where !isFree[place] { packer.put(carriers[place]) }
        packer.put(arrivals)
        packer.put(formers.sorted { $0.key < $1.key }) { packer, former in
            packer.put(former.key)
            packer.put(Int64(former.value.revision))
        }
        packer.put(formersByLatest.sorted { $0.key < $1.key }) { packer, latest in
            packer.put(latest.key.packed)
            packer.put(column: latest.value)
        }
    }

    /// Reads what `write` wrote; where `unpacker` is broken then, the index is to be given up. About
    /// a microsecond a quotation.
    package init(from unpacker: inout Unpacker) {
        let counts = Counts(from: &unpacker)
        pool = WordingPool(from: &unpacker, occurrences: counts.occurrences)
        freeOccurrences = unpacker.places(below: counts.occurrences)
        var isFree = Self.mask(freeOccurrences, of: counts.occurrences)
        occurrences.reserveCapacity(counts.occurrences)
        for place in 0..<counts.occurrences where !unpacker.isBroken {
            occurrences.append(isFree[place] ? .none : Occurrence(from: &unpacker, counts, pool))
        }
        readGroups(from: &unpacker, counts)
        freeCarriers = unpacker.places(below: counts.carriers)
        isFree = Self.mask(freeCarriers, of: counts.carriers)
        carriers.reserveCapacity(counts.carriers)
        carriersByID.reserveCapacity(counts.carriers)
        for place in 0..<counts.carriers where !unpacker.isBroken {
            carriers.append(isFree[place] ? .none : Carrier(from: &unpacker, counts))
            if !isFree[place] { carriersByID[carriers[place].id] = Int32(place) }
        }
        arrivals = unpacker.integer()
        readFormers(from: &unpacker, counts)
        if arrivals < 0 || arrivals > 1 << 60 || carriersByID.count != carriers.count - freeCarriers.count {
            unpacker.fail()
        }
    }

    static func mask(_ places: [Int32], of count: Int) -> [Bool] {
        var mask = [Bool](repeating: false, count: count)
        for place in places { mask[Int(place)] = true }
        return mask
    }

    private mutating func readGroups(from unpacker: inout Unpacker, _ counts: Counts) {
        groups.reserveCapacity(counts.groups)
        groupsByID.reserveCapacity(counts.groups)
        for place in 0..<counts.groups where !unpacker.isBroken {
            var group = QuoteGroup(id: QuoteID(unpacker.packedID()))
            group.members = unpacker.places(below: counts.occurrences)
            let forward: Int32 = unpacker.integer()
            if forward >= 0 { group.forward = forward }
            groups.append(group)
            // Of two with one id the later holds it: the earlier had ended.
            groupsByID[group.id] = Int32(place)
        }
        // A forward leads to its end at once: none can go round.
        let isSound = groups.allSatisfy { group in
            group.forward.map { $0 < groups.count && groups[Int($0)].forward == nil } ?? true
        }
        if !isSound { unpacker.fail() }
    }

    private mutating func readFormers(from unpacker: inout Unpacker, _ counts: Counts) {
        for (place, revision) in unpacker.items({ ($0.place(below: counts.carriers), $0.integer(Int64.self)) }
        ) {
            // The latest version follows.
            formers[place] = Former(revision: Int(revision), latest: carriers[Int(place)].id)
        }
        for (latest, places) in unpacker.items({ ($0.packedID(), $0.places(below: counts.carriers)) }) {
            let latest = DocumentID(latest)
            for place in places { formers[place]?.latest = latest }
            formersByLatest[latest] = places
        }
    }

    /// How many things there are, so that no place leads out of them.
    struct Counts {
        let occurrences: Int
        let carriers: Int
        let groups: Int

        fileprivate init(from unpacker: inout Unpacker) {
            occurrences = unpacker.count(ofBytes: 4)
            carriers = unpacker.count(ofBytes: 4)
            groups = unpacker.count(ofBytes: 4)
        }
    }
}

extension Occurrence {
    /// A place that was given up.
    fileprivate static let none = Occurrence(
        document: 0, wording: 0, text: "", quotations: 0..<0, isSlight: true)

    fileprivate init(from unpacker: inout Unpacker, _ counts: QuoteIndex.Counts, _ pool: WordingPool) {
        document = unpacker.place(below: counts.carriers)
        wording = unpacker.place(below: pool.entries.count)
        let lower: Int32 = unpacker.integer()
        let upper: Int32 = unpacker.integer()
        if lower < 0 || lower > upper { unpacker.fail() }
        quotations = unpacker.isBroken ? 0..<0 : lower..<upper
        isSlight = unpacker.flag()
        group = unpacker.flag() ? unpacker.place(below: counts.groups) : nil
        let change = unpacker.optionalText()
        self.change = change.flatMap(Quote.FormerCarrier.Change.init(rawValue:))
        speaker = unpacker.optionalText()
        role = unpacker.optionalText()
        let own = unpacker.optionalText()
        text = unpacker.isBroken ? "" : own ?? pool.entries[Int(wording)].text
    }
}

extension Carrier {
    /// A place that was given up.
    fileprivate static let none = Carrier(
        id: DocumentID(PackedID(high: 0, low: 0)), outlet: "", published: nil, arrival: .max)

    fileprivate init(from unpacker: inout Unpacker, _ counts: QuoteIndex.Counts) {
        id = DocumentID(unpacker.packedID())
        outlet = unpacker.text()
        published = unpacker.flag() ? Date(timeIntervalSinceReferenceDate: unpacker.double()) : nil
        arrival = unpacker.integer()
        occurrences = unpacker.places(below: counts.occurrences)
    }
}

extension Packer {
    fileprivate mutating func put(_ occurrence: Occurrence, sharing text: String) {
        put(occurrence.document)
        put(occurrence.wording)
        put(occurrence.quotations.lowerBound)
        put(occurrence.quotations.upperBound)
        put(occurrence.isSlight)
        put(occurrence.group != nil)
        if let group = occurrence.group { put(group) }
        put(occurrence.change?.rawValue)
        put(occurrence.speaker)
        put(occurrence.role)
        put(occurrence.text == text ? nil : occurrence.text)
    }

    fileprivate mutating func put(_ carrier: Carrier) {
        put(carrier.id.packed)
        put(carrier.outlet)
        put(carrier.published != nil)
        if let published = carrier.published { put(published.timeIntervalSinceReferenceDate) }
        put(carrier.arrival)
        put(column: carrier.occurrences)
    }
}
