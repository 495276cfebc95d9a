// Records in a checkpoint. What operators said isn't in it: that is stored by itself.

internal import NewsModel
internal import Packing

extension RecordTable {
    func write(to packer: inout Packer) {
        packer.put(UInt32(entries.count))
        for place in 0..<entries.count {
            let entry = entries[place]
            packer.put(entry.packed)
            // Most have members; looking each up would take longer than all else.
            packer.put(entry.memberCount > 0 || number(of: entry.id) == Number(place))
            packer.put(column: entry.members)
            packer.put(entry.story ?? -1)
            packer.put(entry.terms ?? -1)
            packer.put(entry.termsOf ?? -1)
            packer.put(entry.published)
            packer.put(entry.hasWithdrawn)
        }
    }

    /// - Parameter limits: how many there are of what records lead to.
    init(from unpacker: inout Unpacker, _ limits: CheckpointLimits) {
        self.init()
        for place in 0..<unpacker.count(ofBytes: 36) where !unpacker.isBroken {
            let id = unpacker.packedID()
            let isThere = unpacker.flag()
            if isThere { numbers.insert(Number(place), id.high, among: entries) { $0.packed.high } }
            entries.append(Entry(id: id))
            let members = unpacker.places(below: limits.documents)
            change(Number(place)) { $0.members = members }
            entries[place].story = unpacker.optionalPlace(below: limits.stories)
            entries[place].terms = unpacker.optionalPlace(below: limits.terms)
            entries[place].termsOf = unpacker.optionalPlace(below: limits.documents)
            entries[place].published = unpacker.double()
            entries[place].hasWithdrawn = unpacker.flag()
        }
    }
}

extension Unpacker {
    /// A place, or -1 for none.
    fileprivate mutating func optionalPlace(below count: Int) -> Int32? {
        let place: Int32 = integer()
        if place < -1 || place >= count { fail() }
        return place < 0 || isBroken ? nil : place
    }
}
