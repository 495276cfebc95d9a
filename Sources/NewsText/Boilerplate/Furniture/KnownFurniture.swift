// KnownFurniture: the passages that outlets put into many of their articles, as learnt so far.

/// What normalising takes out of the articles of each outlet. Cheap to copy.
package struct KnownFurniture: Equatable, Sendable {
    private var outlets: [String: Set<UInt64>] = [:]

    package init() {}

    package var isEmpty: Bool { outlets.isEmpty }

    /// Passages of all outlets.
    package var count: Int { outlets.values.reduce(0) { $0 + $1.count } }

    /// Passages of one outlet.
    package func count(of outlet: String) -> Int { passages(of: outlet).count }

    func passages(of outlet: String) -> Set<UInt64> { outlets[outlet] ?? [] }

    mutating func insert(_ passage: UInt64, of outlet: String) {
        outlets[outlet, default: []].insert(passage)
    }

    mutating func remove(_ passage: UInt64, of outlet: String) {
        outlets[outlet]?.remove(passage)
        if outlets[outlet]?.isEmpty == true { outlets[outlet] = nil }
    }

    mutating func remove(_ outlet: String) { outlets[outlet] = nil }
}
