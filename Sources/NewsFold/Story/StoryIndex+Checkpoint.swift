// Stories in a checkpoint, and which records have which word.

internal import FoundationEssentials
internal import NewsModel
internal import Packing

extension StoryIndex {
    func write(to packer: inout Packer, _ blocks: inout [any StoredBlock]) {
        packer.put(entries) { packer, entry in
            packer.put(entry.id)
            packer.put(entry.isLive)
            packer.put(column: entry.members)
            packer.put(entry.published)
            packer.put(entry.reported)
            packer.put(entry.closed?.timeIntervalSinceReferenceDate ?? .nan)
        }
        calendar.write(to: &packer)
        postings.write(to: &packer)
        terms.write(to: &packer, &blocks)
    }

    /// Takes up what `write` wrote.
    mutating func read(
        from unpacker: inout Unpacker, _ blocks: inout CheckpointBlocks, _ limits: CheckpointLimits
    ) {
        entries = unpacker.items { unpacker in
            var entry = Entry(id: unpacker.packedID())
            entry.isLive = unpacker.flag()
            entry.members = unpacker.places(below: limits.records)
            entry.published = Span(from: &unpacker)
            entry.reported = Span(from: &unpacker)
            let closed = unpacker.double()
            entry.closed = closed.isNaN ? nil : Date(timeIntervalSinceReferenceDate: closed)
            return entry
        }
        for (place, entry) in entries.enumerated() where entry.isLive { numbers[entry.id] = Number(place) }
        calendar = StoryCalendar(from: &unpacker, stories: entries.count)
        postings = StoryPostings(from: &unpacker, records: limits.records)
        terms.read(from: &unpacker, &blocks)
        if entries.count != limits.stories || terms.count != limits.terms { unpacker.fail() }
    }
}

extension Span {
    fileprivate init(from unpacker: inout Unpacker) {
        self.init([unpacker.double(), unpacker.double()])
    }
}

extension Packer {
    fileprivate mutating func put(_ span: Span) {
        put(span.first)
        put(span.last)
    }
}

extension StoryPostings {
    fileprivate func write(to packer: inout Packer) {
        packer.put(words) { packer, word in
            packer.put(word)
            packer.put(column: numbers(at: word))
        }
    }

    fileprivate init(from unpacker: inout Unpacker, records: Int) {
        self.init()
        let words = unpacker.count(ofBytes: 12)
        for _ in 0..<words where !unpacker.isBroken {
            let word: UInt32 = unpacker.integer()
            let numbers = unpacker.places(below: records)
            if numbers.isEmpty { unpacker.fail() } else { set(numbers, at: word) }
        }
    }
}

extension StoryTermTable {
    /// Entries held.
    var count: Int {
        blocks.count * StoryTermTable.blockCount + latest.count / StoryTermTable.stride
    }

    fileprivate func write(to packer: inout Packer, _ blocks: inout [any StoredBlock]) {
        packer.put(UInt32(self.blocks.count))
        blocks += self.blocks
        packer.put(column: latest)
    }

    /// Takes up what `write` wrote.
    fileprivate mutating func read(from unpacker: inout Unpacker, _ stored: inout CheckpointBlocks) {
        let bytes = StoryTermTable.blockCount * StoryTermTable.stride * 4
        blocks = unpacker.blocks(ofBytes: bytes, &stored)
        for block in blocks { block.withBytes { if !StoryTermTable.isSound($0) { unpacker.fail() } } }
        latest = unpacker.column()
        if latest.count % StoryTermTable.stride != 0 || !latest.withUnsafeBytes(StoryTermTable.isSound) {
            unpacker.fail()
        }
    }

    /// Whether no entry says that it has more terms than fit.
    private static func isSound(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let words = bytes.bindMemory(to: UInt32.self)
        return Swift.stride(from: 0, to: words.count, by: stride).allSatisfy { words[$0] <= StoryTerms.limit }
    }
}
