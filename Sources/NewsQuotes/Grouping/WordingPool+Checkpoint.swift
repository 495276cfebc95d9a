// The pool of wordings in a checkpoint: as it is, so that searches find the same as before.

internal import Packing

extension WordingPool {
    /// - Complexity: some 100 ns a wording, and a sort of the stems.
    func write(to packer: inout Packer) {
        packer.put(entries) { packer, entry in
            packer.put(entry.key)
            packer.put(entry.wordCount)
            packer.put(entry.mass)
            packer.put(entry.text)
            packer.put(column: entry.keys)
            packer.put(column: entry.occurrences)
        }
        packer.put(column: keyMasses)
        packer.put(postings.keys.sorted()) { packer, stem in
            packer.put(stem)
            packer.put(column: postings[stem] ?? [])
        }
    }

    /// - Complexity: some 300 ns a wording.
    init(from unpacker: inout Unpacker, occurrences: Int) {
        self.init()
        let count = unpacker.count(ofBytes: 28)
        entries.reserveCapacity(count)
        byKey.reserveCapacity(count)
        for place in 0..<count where !unpacker.isBroken {
            let key: UInt64 = unpacker.integer()
            entries.append(
                Entry(
                    text: "", key: key, wordCount: unpacker.integer(), mass: unpacker.float(), keys: []))
            entries[place].text = unpacker.text()
            entries[place].keys = unpacker.column()
            entries[place].occurrences = unpacker.places(below: occurrences)
            byKey[key] = Int32(place)
        }
        keyMasses = unpacker.column()
        let stems = unpacker.count(ofBytes: 8)
        postings.reserveCapacity(stems)
        for _ in 0..<stems where !unpacker.isBroken {
            postings[unpacker.integer()] = unpacker.places(below: count)
        }
        if keyMasses.count != count { unpacker.fail() }
    }
}
