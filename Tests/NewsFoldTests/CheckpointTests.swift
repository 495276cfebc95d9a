internal import FoundationEssentials
internal import NewsModel
internal import Packing
internal import Testing

@testable internal import NewsFold

@Suite("Checkpoints")
struct CheckpointTests {
    /// Texts in many versions that quote each other, revisions, and noise; what an operator does between.
    private static func step(_ number: Int, of desk: inout Desk) throws {
        let text = number % 2 == 0 ? InventedNews.ferry : InventedNews.orchard
        let part = text.enumerated().filter { ($0.offset + number) % 5 != 4 }.map(\.element)
        let said = "\"We counted \(number % 7) boats behind the western mole,\" said Mara Ellery."
        let name = "n\(number)"
        let document = article(
            name, "Story \(number % 4)", part + [said, "More is expected on day \(number)."],
            outlet: "Outlet \(number % 6)", day: number % 9 == 8 ? nil : Double(number) / 3)
        try desk.fold(document, replacing: number % 5 == 3 ? DocumentID(hashing: ["n\(number - 2)"]) : nil)
        switch number {
        case 9: try desk.withdraw(document.id)
        case 14: try desk.fold(killed(document), replacing: document.id)
        case 17:
            if let record = desk.record(of: document.id), record.copies.count > 1 {
                try desk.split(document.id, from: record.id)
            }
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

    @Test("what was read is written as it was")
    func sameBytes() throws {
        var desk = Desk()
        for number in 0..<20 { try Self.step(number, of: &desk) }
        #expect(try desk.reopened().engine.checkpoint == desk.engine.checkpoint)
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

    @Test("postings in runs are read where they were written")
    func runs() throws {
        var table = PostingTable(store: MemoryBlocks())
        for slot in 0..<140_000 { try table.insert(UInt32(slot % 3_000), at: [UInt32(slot % 1_009)]) }
        var packer = Packer()
        table.write(to: &packer)
        let block = MemoryBlocks().store(packer.bytes.count) { $0.copyBytes(from: packer.bytes) }
        func read(slots: Int) -> PostingTable? {
            var table: PostingTable?
            block.withBytes { bytes in
                var unpacker = Unpacker(bytes)
                table = PostingTable(from: &unpacker, of: block, slots: slots, store: MemoryBlocks())
                if unpacker.isBroken || !unpacker.isAtEnd { table = nil }
            }
            return table
        }
        #expect(read(slots: 2_999) == nil, "a slot that leads nowhere")
        let again = try #require(read(slots: 3_000))
        #expect(again.count == table.count)
        func slots(of key: UInt32, in table: PostingTable) -> [UInt32] {
            var slots: [UInt32] = []
            table.forEach(at: key) { slot in
                slots.append(slot)
                return true
            }
            return slots
        }
        for key: UInt32 in [0, 7, 1_008] { #expect(slots(of: key, in: again) == slots(of: key, in: table)) }
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

extension FoldEngine {
    fileprivate var checkpoint: [UInt8] {
        var packer = Packer()
        write(to: &packer)
        return packer.bytes
    }

    fileprivate init(checkpoint bytes: [UInt8], settings: FoldSettings) throws(CheckpointFault) {
        let block = MemoryBlocks().store(bytes.count) { $0.copyBytes(from: bytes) }
        try self.init(checkpoint: block, settings: settings, blocks: MemoryBlocks())
    }
}
