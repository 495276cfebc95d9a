// FeedHealth: what the follower knows of the feed right now, for status and heartbeat.

internal import Foundation
internal import Synchronization

/// How the feed is.
package final class FeedHealth: Sendable {
    package struct State: Hashable, Sendable {
        /// Whether the feed is connected.
        package var isFollowing = false
        /// The last sequence number that the feed told of.
        package var head: UInt64 = 0
        /// When it was last heard, in microseconds since 1970; 0: never.
        package var heard: Int64 = 0
        /// Connections made since the start, and catalogues begun from nothing.
        package var connections = 0
        package var rebuilds = 0
    }

    private let state: Mutex<State>

    init(_ position: Position) {
        var state = State()
        state.head = position.head
        state.heard = position.heard
        self.state = Mutex(state)
    }

    package var now: State { state.withLock { $0 } }

    func connected() {
        state.withLock {
            $0.isFollowing = true
            $0.connections += 1
        }
    }

    func disconnected() { state.withLock { $0.isFollowing = false } }

    func startedOver() { state.withLock { $0.rebuilds += 1 } }

    /// - Returns: now, in microseconds since 1970.
    @discardableResult
    func heard(head: UInt64) -> Int64 {
        let now = Int64(Date().timeIntervalSince1970 * 1e6)
        state.withLock {
            $0.head = head
            $0.heard = now
        }
        return now
    }
}
