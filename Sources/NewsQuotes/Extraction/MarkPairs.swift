// MarkPairs: which marks of a paragraph open and close one another, whatever their kinds, so that what is
// quoted within a quotation can be told from a mark that was never closed.

/// Pairs the marks whose shape tells their side; straight ones, which toggle, are left to the scanner.
/// Takes time in proportion to the marks, however deep they stand in each other.
struct MarkPairs {
    private struct Open {
        var place: Int
        var scalar: UInt32
    }

    private let text: ArticleScalars
    private var places = 0..<0
    /// For each mark of the paragraph the place of its closer; -1 where it opens nothing that is closed.
    private var closers: [Int] = []
    private var stack: [Open] = []
    /// How many of the open marks are of the curly kinds, and how many guillemets of each side.
    private var curly = 0
    private var guillemets = 0
    private var reversed = 0

    init(text: ArticleScalars) { self.text = text }

    /// The place in `marks` of the mark that closes the one at a place of the paragraph read last.
    func closer(of place: Int) -> Int? {
        let closer = closers[place - places.lowerBound]
        return closer < 0 ? nil : closer
    }

    /// Reads the marks of a paragraph.
    mutating func read(_ places: Range<Int>, in paragraph: Range<Int>) {
        self.places = places
        closers.removeAll(keepingCapacity: true)
        closers.append(contentsOf: repeatElement(-1, count: places.count))
        stack.removeAll(keepingCapacity: true)
        (curly, guillemets, reversed) = (0, 0, 0)
        for place in places { read(place, in: paragraph) }
    }

    private mutating func read(_ place: Int, in paragraph: Range<Int>) {
        let scalar = text.scalars[text.marks[place]]
        switch scalar {
        case Glyph.leftDouble where stack.last?.scalar == Glyph.lowDouble:
            close(place) { $0 == Glyph.lowDouble }
        case Glyph.leftDouble, Glyph.lowDouble: open(place, scalar)
        case Glyph.rightDouble:
            if curly > 0 {
                close(place, Self.isCurly)
            } else if stands(place, beforeWordIn: paragraph, afterGap: true) {
                open(place, scalar)  // ”…”, as Swedish and Finnish have it
            }
        case Glyph.leftGuillemet:
            if reversed > 0 { close(place) { $0 == Glyph.rightGuillemet } } else { open(place, scalar) }
        case Glyph.rightGuillemet:
            if guillemets > 0 {
                close(place) { $0 == Glyph.leftGuillemet }
            } else if reversed > 0 {
                close(place) { $0 == Glyph.rightGuillemet }
            } else if stands(place, beforeWordIn: paragraph, afterGap: false) {
                open(place, scalar)
            }
        default: break
        }
    }

    private static func isCurly(_ scalar: UInt32) -> Bool {
        scalar == Glyph.leftDouble || scalar == Glyph.lowDouble || scalar == Glyph.rightDouble
    }

    private mutating func open(_ place: Int, _ scalar: UInt32) {
        stack.append(Open(place: place, scalar: scalar))
        count(scalar, 1)
    }

    /// Closes the innermost mark of a kind; those opened since were never closed.
    private mutating func close(_ place: Int, _ isOpener: (UInt32) -> Bool) {
        while let last = stack.popLast() {
            count(last.scalar, -1)
            guard isOpener(last.scalar) else { continue }
            closers[last.place - places.lowerBound] = place
            return
        }
    }

    private mutating func count(_ scalar: UInt32, _ change: Int) {
        if Self.isCurly(scalar) {
            curly += change
        } else if scalar == Glyph.leftGuillemet {
            guillemets += change
        } else {
            reversed += change
        }
    }

    private func stands(_ place: Int, beforeWordIn paragraph: Range<Int>, afterGap: Bool) -> Bool {
        let position = text.marks[place]
        guard position + 1 < paragraph.upperBound, Glyph.isWord(text.scalars[position + 1]) else {
            return false
        }
        guard afterGap, position > paragraph.lowerBound else { return true }
        let before = text.scalars[position - 1]
        return Glyph.isSpace(before) || before == 0x28 || Glyph.isDash(before)
    }
}
