// Credit: how many items one side of a stream may still send.

/// Items that were granted and not yet sent.
package struct Credit: Hashable, Sendable {
    private var items: UInt64

    package init(_ items: UInt64 = 0) { self.items = items }

    /// Grants more. A peer may do that as often as it likes: beyond all that can be counted, more is no more.
    package mutating func add(_ more: UInt32) {
        let (sum, isTooMuch) = items.addingReportingOverflow(UInt64(more))
        items = isTooMuch ? .max : sum
    }

    /// Takes one, where there is one.
    package mutating func take() -> Bool {
        guard items > 0 else { return false }
        items -= 1
        return true
    }
}
