// Links in a checkpoint: found again, a text may miss some that were found when it came.

internal import Packing
internal import Synchronization

extension LinkCache {
    func write(to packer: inout Packer) {
        let held = held.withLock { $0 }
        packer.put(UInt32(held.count))
        packer.put(held.links.sorted { $0.key < $1.key }) { packer, text in
            packer.put(text.key)
            packer.put(text.value.all) { packer, link in
                packer.put(link.slot)
                packer.put(link.score)
                packer.put(link.own)
                packer.put(link.otherOwn)
            }
            packer.put(text.value.spare)
        }
    }

    /// Takes up what `write` wrote.
    func read(from unpacker: inout Unpacker, documents: Int) {
        var read = Held()
        read.count = Int(unpacker.integer(UInt32.self))
        for _ in 0..<unpacker.count(ofBytes: 12) where !unpacker.isBroken {
            let slot = unpacker.place(below: documents)
            let links = unpacker.items { unpacker in
                // Whatever the bytes are, places can be added to.
                Link(
                    slot: unpacker.place(below: documents), score: unpacker.integer(),
                    own: min(unpacker.integer(), .max / 2), otherOwn: min(unpacker.integer(), .max / 2))
            }
            read.links[slot] = Links(all: links, spare: unpacker.integer())
        }
        if !unpacker.isBroken { held.withLock { $0 = read } }
    }
}
