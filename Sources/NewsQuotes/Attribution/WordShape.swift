// WordShape: what a word's characters tell of it, gathered as they are read.

struct WordShape {
    /// The word as written.
    private(set) var written = WordHash()
    private(set) var lowered = WordHash()
    /// Lower-case ASCII letters alone.
    private(set) var isPlain = true
    private(set) var capitals = 0

    init() {}

    init(_ scalars: some Sequence<UInt32>) {
        for scalar in scalars { add(scalar) }
    }

    @inline(__always)
    mutating func add(_ scalar: UInt32) {
        written.add(scalar)
        if scalar >= 0x61, scalar <= 0x7a {
            lowered.add(scalar)
            return
        }
        isPlain = false
        let small = Glyph.lowercased(scalar)
        lowered.add(small)
        if small != scalar { capitals += 1 }
    }
}
