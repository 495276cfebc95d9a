// HeldBytes: what all calls of one server hold of their clients' messages. Streams and windows are counted
// in items; this is what keeps a few hundred of them, with the largest items, from filling the memory.

internal import Synchronization
internal import WirefoldProtocol

/// The bytes that a server holds at most of requests and items that it isn't done with.
///
/// What finds no room is refused, not made to wait: a connection whose frames wait would keep back the
/// credit, too, on which its other calls may depend to get done.
final class HeldBytes: Sendable {
    private let limit: Int
    private let held = Mutex(0)

    init(_ limit: Int) { self.limit = limit }

    /// Held now.
    var count: Int { held.withLock { $0 } }

    fileprivate func take(_ bytes: Int) throws(RPCError) {
        let fits = held.withLock { held in
            guard bytes <= limit - held else { return false }
            held += bytes
            return true
        }
        guard !fits else { return }
        throw RPCError(
            .resourceExhausted,
            "The server holds all that it may of requests and items (limits.heldBytes, \(limit)); send less at "
                + "once, or try again later.")
    }

    fileprivate func give(_ bytes: Int) { held.withLock { $0 -= bytes } }

    /// What one call holds; given back with the call at the latest.
    final class Share: Sendable {
        private let all: HeldBytes
        private let own = Mutex(0)

        init(of all: HeldBytes) { self.all = all }

        deinit { giveAll() }

        /// Throws `resourceExhausted` where there is no room left.
        func take(_ bytes: Int) throws(RPCError) {
            try all.take(bytes)
            own.withLock { $0 += bytes }
        }

        func give(_ bytes: Int) {
            own.withLock { $0 -= bytes }
            all.give(bytes)
        }

        /// The call has ended. What it gives back late is settled when the last that knows it is gone.
        func giveAll() {
            let rest = own.withLock { own in
                defer { own = 0 }
                return own
            }
            all.give(rest)
        }
    }
}
