// PlaceTable: a hash table of positions in a column that holds the things themselves.

/// Finds positions by a hash; whether a position is the one looked for is the caller's to say.
/// Open addressing, four bytes a place, between 3/8 and 3/4 full.
struct PlaceTable: Sendable {
    private static let empty: Int32 = -1
    private static let removed: Int32 = -2

    private var places: [Int32] = []
    /// Who sends articles chooses what is hashed, and hashes many until they lie side by side: where they go
    /// nobody can foretell.
    private let factor = UInt64.random(in: .min ... .max) | 1
    /// Places that aren't empty.
    private var used = 0
    private(set) var count = 0

    /// Bytes held.
    var bytes: Int { places.capacity * 4 }

    /// The position of this hash for which `matches` holds.
    @inline(__always)
    func first(_ hash: UInt64, where matches: (Int32) -> Bool) -> Int32? {
        guard !places.isEmpty else { return nil }
        let mask = places.count - 1
        var place = home(of: hash, in: places)
        while places[place] != PlaceTable.empty {
            if places[place] >= 0, matches(places[place]) { return places[place] }
            place = (place + 1) & mask
        }
        return nil
    }

    /// Takes a position in; it isn't there yet.
    ///
    /// - Parameters:
    ///   - column: the things at the positions that are there already.
    ///   - rehash: the hash of one of them.
    mutating func insert<Thing>(
        _ position: Int32, _ hash: UInt64, among column: Column<Thing>, rehash: (Thing) -> UInt64
    ) {
        if used * 4 >= places.count * 3 { grow(column, rehash) }
        let place = freePlace(hash, in: places)
        if places[place] == PlaceTable.empty { used += 1 }
        places[place] = position
        count += 1
    }

    /// Takes a position out; nothing happens where it isn't there.
    mutating func remove(_ position: Int32, _ hash: UInt64) {
        guard !places.isEmpty else { return }
        let mask = places.count - 1
        var place = home(of: hash, in: places)
        while places[place] != PlaceTable.empty {
            if places[place] == position {
                places[place] = PlaceTable.removed
                count -= 1
                return
            }
            place = (place + 1) & mask
        }
    }

    /// Where a hash goes, unless others are there: the highest bits of the product hang on all of its own.
    @inline(__always)
    private func home(of hash: UInt64, in places: [Int32]) -> Int {
        Int(truncatingIfNeeded: (hash &* factor) &>> UInt64(places.count.leadingZeroBitCount + 1))
    }

    @inline(__always)
    private func freePlace(_ hash: UInt64, in places: [Int32]) -> Int {
        let mask = places.count - 1
        var place = home(of: hash, in: places)
        while places[place] >= 0 { place = (place + 1) & mask }
        return place
    }

    private mutating func grow<Thing>(_ column: Column<Thing>, _ rehash: (Thing) -> UInt64) {
        let size = count * 8 >= places.count * 3 ? max(16, places.count * 2) : places.count
        var larger = [Int32](repeating: PlaceTable.empty, count: size)
        for position in places where position >= 0 {
            larger[freePlace(rehash(column[Int(position)]), in: larger)] = position
        }
        places = larger
        used = count
    }
}
