// Withdrawal: by whom a document was taken back, if at all.

/// Stored in signatures: the numbers are fixed.
enum Withdrawal: UInt8, Sendable {
    case none = 0
    /// Killed by its publisher.
    case canceled = 1
    /// Withdrawn here.
    case byOperator = 2
    /// Came as a kill: a mere notice, in the place of the text that it is about.
    case notice = 3

    init(reason: String) { self = reason == "canceled" ? .canceled : .byOperator }

    /// The stable word for `Change.Withdrawn`.
    var reason: String { self == .byOperator ? "operator" : "canceled" }
}
