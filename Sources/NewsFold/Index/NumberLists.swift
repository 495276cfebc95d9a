// NumberLists: several numbers a key, where most keys have one.

/// Lists of numbers that aren't negative, by key. A key of one number costs its place in a table, and no list.
struct NumberLists: Sendable {
    /// The number of a key; where there are several, the place of their list, negated and less one.
    private var table = NumberTable()
    private var lists: [[Int32]] = []
    /// Numbers in lists.
    private var listed = 0
    /// Lists that no key has any more.
    private var free: [Int32] = []

    /// Bytes held, roughly.
    var bytes: Int { table.bytes + lists.count * 48 + listed * 4 }
    /// Ascending.
    var keys: [UInt32] { table.keys }

    /// - Returns: how many numbers the key has now.
    @discardableResult
    mutating func append(_ number: Int32, at key: UInt32) -> Int {
        guard let held = table.add(number, at: key) else { return 1 }
        guard held < 0 else {
            table[key] = ~list([held, number])
            listed += 2
            return 2
        }
        lists[Int(~held)].append(number)
        listed += 1
        return lists[Int(~held)].count
    }

    mutating func remove(_ number: Int32, at key: UInt32) {
        guard let held = table[key] else { return }
        guard held < 0 else {
            if held == number { table[key] = nil }
            return
        }
        let list = Int(~held)
        listed -= lists[list].count
        lists[list].removeAll { $0 == number }
        listed += lists[list].count
        if lists[list].isEmpty {
            table[key] = nil
            free.append(~held)
        }
    }

    /// Leaves of a key's numbers those that came last.
    mutating func keepLast(_ count: Int, at key: UInt32) {
        guard let held = table[key], held < 0 else { return }
        let surplus = max(0, lists[Int(~held)].count - count)
        lists[Int(~held)].removeFirst(surplus)
        listed -= surplus
    }

    /// The numbers of a key, in the order in which they came.
    subscript(key: UInt32) -> [Int32] { table[key].map { $0 < 0 ? lists[Int(~$0)] : [$0] } ?? [] }

    /// Adds those of a key's numbers that came last to others.
    func addLast(_ count: Int, at key: UInt32, to numbers: inout [Int32]) {
        guard let held = table[key] else { return }
        guard held < 0 else { return numbers.append(held) }
        let all = lists[Int(~held)]
        numbers += all[max(0, all.count - count)...]
    }

    /// What some keys have, for `forEach(of:)`. All are looked for in one go.
    func find(_ keys: [UInt32]) -> [Int32] { table.numbers(of: keys) }

    /// Hands over the numbers of a key, as long as `body` says true.
    ///
    /// - Parameter found: what `find` said of the key.
    @inline(__always)
    func forEach(of found: Int32, _ body: (Int32) -> Bool) {
        if found >= 0 {
            _ = body(found)
        } else if found != NumberTable.none {
            for number in lists[Int(~found)] where !body(number) { return }
        }
    }

    /// Hands over all keys, each with its numbers in the order in which they came.
    func forEach(_ body: (_ key: UInt32, _ number: Int32) -> Void) {
        table.forEach { key, held in
            if held < 0 { for number in lists[Int(~held)] { body(key, number) } } else { body(key, held) }
        }
    }

    mutating func removeAll() {
        table.removeAll()
        lists.removeAll()
        free.removeAll()
        listed = 0
    }

    private mutating func list(_ numbers: [Int32]) -> Int32 {
        guard let place = free.popLast() else {
            lists.append(numbers)
            return Int32(lists.count - 1)
        }
        lists[Int(place)] = numbers
        return place
    }
}
