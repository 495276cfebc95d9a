// ConnectionTable: the connections of one server, and how many of them each user holds.

internal import WirefoldProtocol

/// Who is in, from the moment that a connection is let in to its end.
struct ConnectionTable {
    private struct Entry {
        let user: UInt32
        /// Once its channel is there.
        var queue: LoopQueue<ServerOperation>?
    }

    private let limits: ServerLimits
    private var entries: [UInt64: Entry] = [:]
    private var heldBy: [UInt32: Int] = [:]
    private var lastID: UInt64 = 0

    init(_ limits: ServerLimits) { self.limits = limits }

    var count: Int { entries.count }
    var queues: [LoopQueue<ServerOperation>] { entries.values.compactMap(\.queue) }

    /// Lets one more connection of a user in: its number. Throws `resourceExhausted`.
    mutating func enter(_ user: UInt32) throws(RPCError) -> UInt64 {
        guard count < limits.connections else {
            throw RPCError(
                .resourceExhausted, "All \(limits.connections) connections are taken; try again later.")
        }
        let held = heldBy[user, default: 0]
        guard held < limits.connectionsPerUser else {
            throw RPCError(
                .resourceExhausted,
                "User \(user) has all \(held) connections that one user may have here; close some first.")
        }
        heldBy[user] = held + 1
        lastID += 1
        entries[lastID] = Entry(user: user)
        return lastID
    }

    mutating func attach(_ queue: LoopQueue<ServerOperation>, to id: UInt64) { entries[id]?.queue = queue }

    mutating func leave(_ id: UInt64) {
        guard let entry = entries.removeValue(forKey: id), let held = heldBy[entry.user] else { return }
        heldBy[entry.user] = held > 1 ? held - 1 : nil
    }
}
