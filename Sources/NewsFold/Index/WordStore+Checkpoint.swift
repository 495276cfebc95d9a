// Words in a checkpoint: they only save time, but a restart is when there is none to lose.

internal import Packing
internal import Synchronization

extension WordStore {
    func write(to packer: inout Packer, _ blocks: inout [any StoredBlock]) {
        blocks += state.withLock { state in
            packer.put(UInt32(state.blocks.count))
            packer.put(column: state.latest)
            packer.put(UInt32(state.places.count))
            for place in 0..<state.places.count { packer.put(state.places[place]) }
            return state.blocks
        }
    }

    /// Takes up what `write` wrote.
    func read(from unpacker: inout Unpacker, _ blocks: inout CheckpointBlocks) {
        state.withLock { state in
            let bytes = WordStore.blockWords * MemoryLayout<UInt16>.stride
            state.blocks = unpacker.blocks(ofBytes: bytes, &blocks)
            state.latest = unpacker.column()
            let words = state.blocks.count * WordStore.blockWords + state.latest.count
            for _ in 0..<unpacker.count(ofBytes: 4) {
                let place: UInt32 = unpacker.integer()
                if place > words { unpacker.fail() }
                state.places.append(place)
            }
        }
    }
}
