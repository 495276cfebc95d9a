internal import FoundationEssentials
internal import NewsModel
internal import Packing
internal import Testing

@testable internal import NewsFold

@Suite("Checkpoints")
struct CheckpointTests {
    /// Texts in many versions that quote each other, verbatim copies, revisions, and noise; what an operator
    /// does between.
    private static func step(_ number: Int, of desk: inout Desk) throws {
        let text = number % 2 == 0 ? InventedNews.ferry : InventedNews.orchard
        let part = text.enumerated().filter { ($0.offset + number) % 5 != 4 }.map(\.element)
        let said = "\"We counted \(number % 7) boats behind the western mole,\" said Mara Ellery."
        let name = "n\(number)"
        let paragraphs = part + [said, "More is expected on day \(number)."]
        let document = article(
            name, "Story \(number % 4)", paragraphs, outlet: "Outlet \(number % 6)",
            day: number % 9 == 8 ? nil : Double(number) / 3)
        try desk.fold(document, replacing: number % 5 == 3 ? DocumentID(hashing: ["n\(number - 2)"]) : nil)
        if number % 3 == 2 {
            try desk.fold(article(name + " copy", document.title, paragraphs, outlet: "Daily Gull"))
        }
        switch number {
        case 9: try desk.withdraw(document.id)
        case 14: try desk.fold(killed(document), replacing: document.id)
        case 17:
            if let record = desk.record(of: document.id), record.copies.count > 1 {
                try desk.split(document.id, from: record.id)
            }
        case 20, 27:
            let ids = ["n\(number)", "n\(number - 3)"].map { desk.record(of: DocumentID(hashing: [$0]))?.id }
            if let one = ids[0], let other = ids[1], one != other { try desk.merge(one, other) }
        default: break
        }
        try desk.closeStories(day: Double(number) / 3)
    }

    private static func killed(_ document: Document) -> Document {
        article(document.source + "k", document.title, [document.text], day: 5, status: .canceled)
    }

    @Test(
        "an engine that was written and read goes on as one that never stopped",
        arguments: [0, 1, 10, 16, 24])
    func goesOn(point: Int) throws {
        var steady = Desk()
        var reopened = Desk()
        for number in 0..<30 {
            if number == point { reopened = try reopened.reopened() }
            try Self.step(number, of: &steady)
            try Self.step(number, of: &reopened)
            #expect(reopened.log == steady.log, "after \(number)")
        }
        #expect(reopened.engine.checkpoint == steady.engine.checkpoint)
    }

    @Test(
        "an engine that was read and told what was stored since goes on as one that never stopped",
        arguments: [0, 1, 4, 9, 12, 16, 18, 24], [1, 2, 5, 6, 9, 12, 30])
    func catchesUp(point: Int, steps: Int) throws {
        var steady = Desk()
        for number in 0..<point { try Self.step(number, of: &steady) }
        let (earlier, checkpoint) = (steady, steady.engine.checkpoint)
        for number in point..<point + steps { try Self.step(number, of: &steady) }
        var caughtUp = try steady.caughtUp(from: checkpoint, of: earlier)
        var restarted = try steady.restarted()
        #expect(caughtUp.engine.counts == restarted.engine.counts)
        for number in point + steps..<point + steps + 12 {
            try Self.step(number, of: &steady)
            try Self.step(number, of: &caughtUp)
            try Self.step(number, of: &restarted)
            #expect(restarted.log == steady.log, "restarted, after \(number)")
            #expect(caughtUp.log == steady.log, "after \(number)")
        }
        #expect(restarted.engine.counts == steady.engine.counts, "restarted")
        #expect(caughtUp.engine.counts == steady.engine.counts)
    }

    @Test("what was read is written as it was")
    func sameBytes() throws {
        var desk = Desk()
        for number in 0..<20 { try Self.step(number, of: &desk) }
        #expect(try desk.reopened().engine.checkpoint == desk.engine.checkpoint)
    }

    @Test("texts that several outlets carry are known as such again, also after one of them left")
    func repeated() throws {
        var desk = Desk()
        for number in 0..<14 { try Self.step(number, of: &desk) }
        let index = desk.engine.index
        let reopened = try desk.reopened().engine.index
        #expect(index.repeated.count == 3)
        #expect(reopened.repeated == index.repeated)
        for slots in index.repeated.values { #expect(slots.map(reopened.isPosted) == [true, false]) }
        // n11 was revised since: its copy alone stands for its words.
        let copy = try #require(reopened.slot(of: DocumentID(hashing: ["n11 copy"])))
        #expect(reopened.isPosted(copy))
    }

    @Test("a checkpoint of other settings of stories is refused")
    func otherSettings() throws {
        var settings = FoldSettings()
        settings.storyDays += 1
        #expect(throws: CheckpointFault.otherSettings) {
            try FoldEngine(checkpoint: Desk().engine.checkpoint, settings: settings)
        }
    }

    @Test("a checkpoint that is cut short anywhere is refused")
    func truncated() throws {
        var desk = Desk()
        for number in 0..<12 { try Self.step(number, of: &desk) }
        let bytes = desk.engine.checkpoint
        for count in stride(from: 0, to: bytes.count, by: 61) {
            #expect(throws: CheckpointFault.damaged) {
                try FoldEngine(checkpoint: Array(bytes.prefix(count)), settings: FoldSettings())
            }
        }
        #expect(throws: CheckpointFault.damaged) {
            try FoldEngine(checkpoint: bytes + [0], settings: FoldSettings())
        }
    }

    @Test("no byte of a checkpoint makes reading it trap", arguments: [0x00, 0x7F, 0x80, 0xFF] as [UInt8])
    func anyBytes(value: UInt8) throws {
        var desk = Desk()
        for number in 0..<12 { try Self.step(number, of: &desk) }
        let bytes = desk.engine.checkpoint
        for place in stride(from: 0, to: bytes.count, by: 41) {
            var damaged = bytes
            damaged[place] = value
            _ = try? FoldEngine(checkpoint: damaged, settings: FoldSettings())
        }
    }

    @Test("an article that was revised a thousand times, and left hardly anything else, is taken up")
    func manyVersions() throws {
        // A copy of the same words: what is kept of a text is kept of the first that has it.
        let words = ["Markets closed early on Tuesday afternoon."]
        var desk = Desk()
        try desk.fold(article("first", "Markets", words))
        var latest = article("copy 0", "Markets", words, outlet: "Daily Gull")
        try desk.fold(latest)
        for number in 1...1_000 {
            let revised = article("copy \(number)", "Markets", words, outlet: "Daily Gull")
            try desk.fold(revised, replacing: latest.id)
            latest = revised
        }
        // An entry takes 40 bytes: were more asked for, nothing after the entries would make up for it.
        let entries = desk.engine.index.entries.count
        #expect(entries == 1_002)
        #expect(desk.engine.checkpoint.count < 41 * entries)
        let reopened = try desk.reopened()
        #expect(reopened.engine.documentCount == 2)
        #expect(reopened.engine.holds(latest.id))
    }
}

extension Desk {
    /// The same desk with an engine that was written and read.
    func reopened() throws -> Desk {
        var desk = self
        desk.engine = try FoldEngine(checkpoint: engine.checkpoint, settings: engine.settings)
        for override in overrides { desk.engine.restore(override: override) }
        return desk
    }
}

extension Desk {
    /// The same desk with an engine from an earlier checkpoint, which was told what was stored since.
    fileprivate func caughtUp(from checkpoint: [UInt8], of earlier: Desk) throws -> Desk {
        var desk = self
        desk.engine = try FoldEngine(checkpoint: checkpoint, settings: engine.settings)
        let ids = Set(log.dropFirst(earlier.log.count).map(\.id)).sorted()
        desk.engine.beginCatchUp(
            quotes: ids.compactMap(QuoteID.init(rawValue:)), stories: ids.compactMap(StoryID.init(rawValue:)))
        let standing = Set(signatures.map(\.document))
        for (document, _) in earlier.signatures where !standing.contains(document) {
            try desk.engine.drop(document, store: store)
        }
        for (document, signature) in signatures where ids.contains(document.rawValue) {
            let record = try #require(self.record(of: document))
            try desk.engine.place(document, in: record.id, signature: signature, store: store)
        }
        for record in ids.compactMap(RecordID.init(rawValue:)) where store.records[record] == nil {
            desk.engine.end(record: record)
        }
        for quote in ids.compactMap({ QuoteID(rawValue: $0).flatMap { store.quotes[$0] } }) {
            desk.engine.restore(quote: quote)
        }
        desk.engine.settleQuoteOrder()
        for story in ids.compactMap({ StoryID(rawValue: $0).flatMap { store.stories[$0] } }) {
            desk.engine.restore(story: story)
        }
        for override in overrides { desk.engine.restore(override: override) }
        return desk
    }
}

extension FoldEngine {
    fileprivate var counts: [Int] { [documentCount, recordCount, quoteCount, storyCount] }

    fileprivate var checkpoint: [UInt8] {
        var packer = Packer()
        var tail = write(to: &packer)
        while (try? tail.next(64) { packer.put(raw: $0) }) == true {}
        return packer.bytes
    }

    fileprivate init(checkpoint bytes: [UInt8], settings: FoldSettings) throws(CheckpointFault) {
        let block = MemoryBlocks().store(bytes.count) { $0.copyBytes(from: bytes) }
        try self.init(checkpoint: block, settings: settings, blocks: MemoryBlocks())
    }
}
