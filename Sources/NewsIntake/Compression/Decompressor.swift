// Decompressor: compressed bytes in, pieces of what they held out, as they come and within limits.

/// What a decompressor found.
enum DecompressedPiece {
    /// A gzip member or a Zstandard frame begins at this offset of the compressed bytes: a place
    /// from which reading can start again.
    case start(UInt64)
    case bytes([UInt8])
    /// From this offset on something is lost; what follows may be whole again.
    case damage(UInt64, IntakeError)
}

/// Decompresses a stream in pieces. Holds one piece of output, whatever the stream's size.
protocol Decompressor: AnyObject {
    /// Takes the next bytes and hands on what they held.
    func push(_ bytes: ArraySlice<UInt8>, _ give: (DecompressedPiece) -> Void)
    /// There are no more bytes.
    func finish(_ give: (DecompressedPiece) -> Void)
}

/// Guards a member against growing beyond all reason.
struct ExpansionGuard {
    /// Output below this is never too much: short runs of spaces compress well.
    private static let grace: UInt64 = 1 << 20

    let limits: IntakeLimits
    private(set) var consumed: UInt64 = 0
    private(set) var produced: UInt64 = 0

    init(limits: IntakeLimits) { self.limits = limits }

    mutating func begin() { (consumed, produced) = (0, 0) }

    /// Notes what was read and made; what is wrong with it, if anything.
    mutating func note(consumed read: Int, produced made: Int) -> IntakeError? {
        consumed += UInt64(read)
        produced += UInt64(made)
        guard produced > Self.grace, produced > (consumed + 64) * UInt64(limits.unpackRatio) else {
            return nil
        }
        return .limit(
            "content", "limits.unpackRatio",
            "decompresses to more than \(limits.unpackRatio) times its size; send it uncompressed")
    }
}
