// The whole state of folding as bytes, so that a restart needn't decide or count anything again.

internal import NewsModel
internal import NewsQuotes
package import Packing

/// Why a checkpoint can't be taken; the engine is rebuilt then.
package enum CheckpointFault: Error, CustomStringConvertible {
    case otherVersion
    case otherSettings
    case damaged

    package var description: String {
        switch self {
        case .otherVersion: "another version wrote it"
        case .otherSettings: "it was written under other settings"
        case .damaged: "it is damaged"
        }
    }
}

/// How many there are of what others lead to, so that no place leads out of them.
struct CheckpointLimits {
    var documents: Int
    var records: Int
    var stories: Int
    var terms: Int
}

extension FoldEngine {
    /// Moves with the form of what is written, and with whatever it is derived from that isn't in it: the
    /// tables of words, the choice of keys, the weights of stems, the scores of pairs.
    private static let checkpointVersion: UInt32 = 7

    /// Writes the head of the state, without what operators said, which is stored by itself, and without
    /// the cache of texts. The same state gives the same bytes: some 450 of a document with quotes.
    ///
    /// - Returns: what comes after it, a kilobyte a document or less, however the engine goes on.
    package func write(to packer: inout Packer) -> CheckpointTail {
        var blocks: [any StoredBlock] = []
        packer.put(FoldEngine.checkpointVersion)
        packer.put(UInt32(Signature.version))
        packer.put(settings.storyDays)
        packer.put(UInt32(index.entries.count))
        packer.put(UInt32(records.entries.count))
        packer.put(UInt32(stories.entries.count))
        packer.put(UInt32(stories.terms.count))
        index.write(to: &packer, &blocks)
        records.write(to: &packer)
        stories.write(to: &packer, &blocks)
        quotes.write(to: &packer)
        words.write(to: &packer, &blocks)
        linkCache.write(to: &packer)
        packer.align(to: CheckpointTail.alignment)
        return CheckpointTail(blocks, after: packer.count)
    }

    /// An engine that goes on as the one that was written, once it is told what operators said. About 3 µs a
    /// document with quotes.
    ///
    /// - Parameters:
    ///   - checkpoint: what `write` wrote. The engine keeps it, and reads its blocks from it.
    ///   - blocks: where the index puts what it keeps out of memory from now on.
    /// - Throws: whatever the bytes are, it doesn't trap.
    package init(
        checkpoint: any StoredBlock, settings: FoldSettings, blocks: any BlockStore
    ) throws(CheckpointFault) {
        self.init(settings: settings, blocks: blocks)
        var fault: CheckpointFault?
        checkpoint.withBytes { fault = read($0, of: checkpoint, blocks) }
        if let fault { throw fault }
    }

    private mutating func read(
        _ bytes: UnsafeRawBufferPointer, of whole: any StoredBlock, _ blocks: any BlockStore
    ) -> CheckpointFault? {
        let head = CheckpointBlocks.head(of: bytes)
        var unpacker = Unpacker(UnsafeRawBufferPointer(rebasing: bytes[..<(head ?? bytes.count)]))
        guard unpacker.integer(UInt32.self) == FoldEngine.checkpointVersion,
            unpacker.integer(UInt32.self) == UInt32(Signature.version)
        else { return unpacker.isBroken ? .damaged : .otherVersion }
        guard let head else { return .damaged }
        var stored = CheckpointBlocks(of: whole, in: head..<bytes.count - MemoryLayout<UInt64>.size)
        // Where stories end depends on it; the other settings matter to each decision alone.
        guard unpacker.double() == settings.storyDays else {
            return unpacker.isBroken ? .damaged : .otherSettings
        }
        let limits = CheckpointLimits(
            documents: Int(unpacker.integer(UInt32.self)), records: Int(unpacker.integer(UInt32.self)),
            stories: Int(unpacker.integer(UInt32.self)), terms: Int(unpacker.integer(UInt32.self)))
        index = FoldIndex(from: &unpacker, &stored, records: limits.records, blocks: blocks)
        records = RecordTable(from: &unpacker, limits)
        stories.read(from: &unpacker, &stored, limits)
        quotes = QuoteIndex(from: &unpacker)
        words.read(from: &unpacker, &stored)
        linkCache.read(from: &unpacker, documents: limits.documents)
        unpacker.align(to: CheckpointTail.alignment)
        guard index.entries.count == limits.documents, records.entries.count == limits.records,
            unpacker.isAtEnd, stored.isAtEnd, !unpacker.isBroken
        else { return .damaged }
        return nil
    }
}
