// LogPins: from where on the log is still wanted, while followers take in a snapshot and what is behind it.

internal import Synchronization

/// Followers, and the change after which each is to find the log.
final class LogPins: Sendable {
    struct Pin: Hashable, Sendable { fileprivate let number: UInt64 }

    private struct State {
        var next: UInt64 = 0
        var sequences: [Pin: UInt64] = [:]
    }
    private let state = Mutex(State())

    /// A pin that holds nothing yet.
    func add() -> Pin {
        state.withLock { state in
            state.next += 1
            return Pin(number: state.next)
        }
    }

    /// Changes after `sequence` are wanted; nil: none in particular.
    func set(_ pin: Pin, to sequence: UInt64?) { state.withLock { $0.sequences[pin] = sequence } }

    func remove(_ pin: Pin) { set(pin, to: nil) }

    /// The least of all; nil where there are none.
    var lowest: UInt64? { state.withLock { $0.sequences.values.min() } }
}
