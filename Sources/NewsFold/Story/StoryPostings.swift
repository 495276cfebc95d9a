// StoryPostings: which records have a telling word.

/// The latest records of each word. Most words are one record's alone: such a word costs its place in
/// a table, and no list.
struct StoryPostings: Sendable {
    /// The record of a word; where there are several, the place of their list, negated and less one.
    var places = StoryPlaces()
    private var lists: [[RecordTable.Number]] = []
    /// Lists that no word has any more.
    private var free: [Int32] = []

    /// The latest records of one word that are looked at.
    private static let latest = 256

    /// Bytes held, roughly.
    var bytes: Int {
        places.bytes + lists.capacity * 8 + lists.reduce(0) { $0 + 32 + $1.capacity * 4 }
    }

    mutating func insert(_ number: RecordTable.Number, at word: UInt32) {
        guard let place = places.add(number, at: word) else { return }
        guard place < 0 else {
            places[word] = ~list([place, number])
            return
        }
        let list = Int(~place)
        lists[list].append(number)
        let surplus = lists[list].count - StoryPostings.latest
        // Half at a time, so that a common word costs no more than a rare one.
        if surplus > StoryPostings.latest { lists[list].removeFirst(surplus) }
    }

    mutating func remove(_ number: RecordTable.Number, at word: UInt32) {
        guard let place = places[word] else { return }
        guard place < 0 else {
            if place == number { places[word] = nil }
            return
        }
        let list = Int(~place)
        lists[list].removeAll { $0 == number }
        if lists[list].isEmpty {
            places[word] = nil
            free.append(~place)
        }
    }

    /// Adds the latest records of a word to `numbers`, the earliest of them first.
    func addLatest(at word: UInt32, to numbers: inout [RecordTable.Number]) {
        guard let place = places[word] else { return }
        if place < 0 {
            let all = lists[Int(~place)]
            numbers += all[max(0, all.count - StoryPostings.latest)...]
        } else {
            numbers.append(place)
        }
    }

    /// All records of a word that are held, the earliest first.
    func numbers(at word: UInt32) -> [RecordTable.Number] {
        guard let place = places[word] else { return [] }
        return place < 0 ? lists[Int(~place)] : [place]
    }

    /// Takes up the records of a word that has none yet.
    mutating func set(_ numbers: [RecordTable.Number], at word: UInt32) {
        places[word] = numbers.count == 1 ? numbers[0] : ~list(numbers)
    }

    private mutating func list(_ numbers: [RecordTable.Number]) -> Int32 {
        guard let place = free.popLast() else {
            lists.append(numbers)
            return Int32(lists.count - 1)
        }
        lists[Int(place)] = numbers
        return place
    }
}
