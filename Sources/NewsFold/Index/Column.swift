// Column: an array that grows by pieces.

/// Values by position. Growing takes one more piece: nothing is copied and no room is left over for
/// a doubling, so that a value costs its own size.
struct Column<Element: Sendable>: Sendable {
    private static var pieceBits: Int { 10 }
    private var pieces: [[Element]] = []
    private(set) var count = 0

    /// Bytes held.
    var bytes: Int { pieces.count * (MemoryLayout<Element>.stride << Self.pieceBits + 48) }

    mutating func append(_ element: Element) {
        if count & (1 << Self.pieceBits - 1) == 0 {
            var piece: [Element] = []
            piece.reserveCapacity(1 << Self.pieceBits)
            pieces.append(piece)
        }
        pieces[pieces.count - 1].append(element)
        count += 1
    }

    subscript(place: Int) -> Element {
        @inline(__always) _read { yield pieces[place >> Self.pieceBits][place & (1 << Self.pieceBits - 1)] }
        @inline(__always) _modify {
            yield &pieces[place >> Self.pieceBits][place & (1 << Self.pieceBits - 1)]
        }
    }
}
