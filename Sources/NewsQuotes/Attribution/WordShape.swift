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

    /// Adds a lower-case ASCII letter.
    @inline(__always)
    mutating func addSmall(_ scalar: UInt32) {
        written.addPlain(scalar)
        lowered.addPlain(scalar)
    }

    @inline(__always)
    mutating func add(_ scalar: UInt32) {
        if scalar &- 0x61 < 26 {
            addSmall(scalar)
            return
        }
        written.add(scalar)
        isPlain = false
        let small = Glyph.lowercased(scalar)
        lowered.add(small)
        if small != scalar { capitals += 1 }
    }
}
