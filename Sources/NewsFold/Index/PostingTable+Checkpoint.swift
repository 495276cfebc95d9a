// Postings in a checkpoint: runs as they are, and what waits for the next one.

internal import Packing

extension PostingTable {
    func write(to packer: inout Packer, _ blocks: inout [any StoredBlock]) {
        packer.put(runs) { packer, run in packer.put(UInt64(run.count)) }
        blocks += runs.map(\.block)
        packer.put(column: buffer.sorted)
    }

    init(
        from unpacker: inout Unpacker, _ blocks: inout CheckpointBlocks, slots: Int, store: any BlockStore
    ) {
        self.init(store: store)
        for _ in 0..<unpacker.count(ofBytes: 8) where !unpacker.isBroken {
            let count = Int(truncatingIfNeeded: unpacker.integer(UInt64.self))
            let bytes = count.multipliedReportingOverflow(by: MemoryLayout<UInt64>.stride)
            guard let block = blocks.next(count: bytes.overflow ? -1 : bytes.partialValue) else {
                unpacker.fail()
                break
            }
            let run = PostingRun(count: count, in: block)
            if run.slots > slots { unpacker.fail() }
            runs.append(run)
        }
        for posting in unpacker.column(of: UInt64.self) where !unpacker.isBroken {
            let slot = UInt32(truncatingIfNeeded: posting)
            if slot >= slots { unpacker.fail() } else { buffer.insert(slot, at: [UInt32(posting >> 32)]) }
        }
    }
}

extension PostingRun {
    /// A run that was stored before.
    fileprivate init(count: Int, in block: any StoredBlock) {
        var fences: [UInt32] = []
        fences.reserveCapacity(count / PostingRun.stride + 1)
        block.withBytes { bytes in
            let postings = bytes.bindMemory(to: UInt64.self)
            for place in Swift.stride(from: 0, to: count, by: PostingRun.stride) {
                fences.append(UInt32(truncatingIfNeeded: postings[place] >> 32))
            }
        }
        self.block = block
        self.count = count
        self.fences = fences
    }

    /// One more than the last slot that it leads to.
    fileprivate var slots: Int {
        var last: UInt32 = 0
        block.withBytes { bytes in
            for posting in bytes.bindMemory(to: UInt64.self) {
                last = max(last, UInt32(truncatingIfNeeded: posting))
            }
        }
        return count == 0 ? 0 : Int(last) + 1
    }
}
