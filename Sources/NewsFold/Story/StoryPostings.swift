// StoryPostings: which records have a telling word.

/// The latest records of each word.
struct StoryPostings: Sendable {
    private var records = NumberLists()

    /// The latest records of one word that are looked at.
    private static let latest = 256

    /// Bytes held, roughly.
    var bytes: Int { records.bytes }
    /// Ascending.
    var words: [UInt32] { records.keys }

    mutating func insert(_ number: RecordTable.Number, at word: UInt32) {
        // Half at a time, so that a common word costs no more than a rare one.
        if records.append(number, at: word) > 2 * StoryPostings.latest {
            records.keepLast(StoryPostings.latest, at: word)
        }
    }

    mutating func remove(_ number: RecordTable.Number, at word: UInt32) { records.remove(number, at: word) }

    /// Adds the latest records of a word to `numbers`, the earliest of them first.
    func addLatest(at word: UInt32, to numbers: inout [RecordTable.Number]) {
        records.addLast(StoryPostings.latest, at: word, to: &numbers)
    }

    /// All records of a word that are held, the earliest first.
    func numbers(at word: UInt32) -> [RecordTable.Number] { records[word] }

    /// Takes up the records of a word that has none yet.
    mutating func set(_ numbers: [RecordTable.Number], at word: UInt32) {
        for number in numbers { records.append(number, at: word) }
    }
}
