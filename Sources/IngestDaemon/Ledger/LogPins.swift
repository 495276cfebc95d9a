// LogPins: from where on the log is still wanted, while followers take in a snapshot.

internal import Synchronization

/// Followers that take in a snapshot, and the change after which each will follow the log.
final class LogPins: Sendable {
    struct Pin: Hashable, Sendable { fileprivate let number: UInt64 }

    private struct State {
        var next: UInt64 = 0
        var sequences: [Pin: UInt64] = [:]
    }
    private let state = Mutex(State())

    /// Changes after `sequence` are wanted until the pin is removed.
    func pin(_ sequence: UInt64) -> Pin {
        state.withLock { state in
            state.next += 1
            let pin = Pin(number: state.next)
            state.sequences[pin] = sequence
            return pin
        }
    }

    func remove(_ pin: Pin) { state.withLock { $0.sequences[pin] = nil } }

    /// The least of all; nil where there are none.
    var lowest: UInt64? { state.withLock { $0.sequences.values.min() } }
}
