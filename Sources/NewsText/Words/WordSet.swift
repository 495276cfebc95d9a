// WordSet: single words of a table, looked up by hash.

internal import CNewsTables

struct WordSet: Sendable {
    private var table = HashTable<Bool>(capacity: 64, none: false)
    private(set) var hashes: [UInt64] = []

    init(_ hashes: some Sequence<UInt64> = []) { insert(hashes) }

    init(_ table: NewsTable) {
        for line in WordTable(table).lines { insert(LineTokens(phrase: line).hashes) }
    }

    mutating func insert(_ hashes: some Sequence<UInt64>) {
        for hash in hashes where !contains(hash) {
            table.set(hash, true)
            self.hashes.append(hash)
        }
    }

    func contains(_ hash: UInt64) -> Bool { table[hash] }
}
