// PassageTable: counts the passages of one outlet in bounded memory, and tells which of them are
// its furniture.

/// The most frequent passages of one outlet.
///
/// Counted as by Space-Saving (Metwally, Agrawal, El Abbadi: "Efficient computation of frequent and
/// top-k elements in data streams", 2005): when the table is full, a new passage takes the place
/// and the count of the rarest, of those the one not seen for longest. With some twelve passages an
/// article, whatever stands in one of twenty articles keeps its place.
struct PassageTable: Sendable {
    static let places = 256
    /// How many different articles have to have a passage: as many as folding asks for before it
    /// discounts one.
    static let articles = 12
    /// And at least one of so many articles of the outlet, while they were counted.
    static let share = 20
    /// A word that so many of the twelve are about makes the passage one story's background. Half of
    /// the articles on a lasting story name it; common words of this length stand in one of ten.
    static let ofOneStory = 4
    private static let longestDebt: UInt8 = 8

    /// One passage's place: about 120 bytes, and up to 600 for one that is about to be learnt.
    private struct Place {
        /// The outlet's articles when the present round began.
        var start: UInt32
        /// Articles of this round that had the passage.
        var sightings: UInt32 = 0
        /// Rounds to be passed before it is furniture.
        var debt: UInt8 = 1
        /// Different articles of this round.
        var witnesses: [Witness] = []
    }

    private var keys: [UInt64] = []
    /// Count, and below it when the passage was seen last: the least of them gives way.
    private var ranks: [UInt64] = []
    private var places: [Place] = []
    private var witnesses = 0

    /// Memory that it takes, its arrays' own overhead included.
    var bytes: Int {
        keys.count * (2 * MemoryLayout<UInt64>.stride + MemoryLayout<Place>.stride + Self.arrayBytes)
            + witnesses * MemoryLayout<Witness>.stride
    }
    private static let arrayBytes = 32

    /// Notes that an article has a passage.
    ///
    /// - Parameters:
    ///   - witness: nil where the article says nothing about the passage.
    ///   - article: the number of the article in the outlet.
    /// - Returns: whether the passage is furniture from now on; it has left the table then.
    mutating func note(_ key: UInt64, in witness: Witness?, article: UInt32) -> Bool {
        guard let index = place(of: key, article) else { return false }
        ranks[index] = (ranks[index] >> 32 &+ 1) << 32 | UInt64(article)
        places[index].sightings &+= 1
        guard let witness, !places[index].witnesses.contains(where: witness.isAkin) else { return false }
        places[index].witnesses.append(witness)
        witnesses += 1
        return places[index].witnesses.count >= Self.articles && endRound(index, article)
    }

    /// A passage that failed has to pass as often again: a lasting story may pass once by chance.
    private mutating func endRound(_ index: Int, _ article: UInt32) -> Bool {
        let place = places[index]
        let isFrequent = Int(place.sightings) * Self.share >= Int(article &- place.start) + 1
        if isFrequent, !Self.isOfOneStory(place.witnesses) {
            if place.debt == 1 {
                remove(index)
                return true
            }
            places[index].debt -= 1
        } else {
            places[index].debt = min(place.debt + 1, Self.longestDebt)
        }
        beginRound(index, article &+ 1)
        return false
    }

    private mutating func beginRound(_ index: Int, _ start: UInt32) {
        witnesses -= places[index].witnesses.count
        places[index] = Place(start: start, debt: places[index].debt)
    }

    private static func isOfOneStory(_ witnesses: [Witness]) -> Bool {
        var counts: [UInt16: Int] = [:]
        for witness in witnesses { witness.topics.forEach { counts[$0, default: 0] += 1 } }
        return counts.values.contains { $0 >= ofOneStory }
    }

    /// Where a passage is counted; makes room for one that isn't yet.
    private mutating func place(of key: UInt64, _ article: UInt32) -> Int? {
        if let index = keys.firstIndex(of: key) { return index }
        guard keys.count == Self.places else {
            keys.append(key)
            ranks.append(0)
            places.append(Place(start: article))
            return keys.count - 1
        }
        guard let index = ranks.indices.min(by: { ranks[$0] < ranks[$1] }) else { return nil }
        keys[index] = key
        places[index].debt = 1
        beginRound(index, article)
        return index
    }

    private mutating func remove(_ index: Int) {
        witnesses -= places[index].witnesses.count
        keys.remove(at: index)
        ranks.remove(at: index)
        places.remove(at: index)
    }
}
