// AccessPolicy: which peers may connect, or call a method. Decided from what the kernel says of
// them, never from what they send.

internal import Glibc

/// Who may: everyone, or root, the daemon's own user, and members of some groups.
package struct AccessPolicy: Hashable, Sendable {
    private enum Rule: Hashable, Sendable {
        case everyone
        case members(users: Set<UInt32>, groups: Set<UInt32>)
    }
    private let rule: Rule

    private init(rule: Rule) { self.rule = rule }

    /// Everyone who can reach the socket: its owner, group and mode decide.
    package static let everyone = AccessPolicy(rule: .everyone)

    /// Root, the daemon's own user, and these users and members of these groups.
    package static func members(groups: Set<UInt32>, users: Set<UInt32> = []) -> AccessPolicy {
        AccessPolicy(rule: .members(users: users.union([0, geteuid()]), groups: groups))
    }

    /// Root and the daemon's own user alone.
    package static var owner: AccessPolicy { members(groups: []) }

    /// Those whom either of two policies lets in.
    package func or(_ other: AccessPolicy) -> AccessPolicy {
        switch (rule, other.rule) {
        case (.members(let users, let groups), .members(let otherUsers, let otherGroups)):
            .members(groups: groups.union(otherGroups), users: users.union(otherUsers))
        default: .everyone
        }
    }

    package func allows(_ peer: Peer) -> Bool {
        switch rule {
        case .everyone: true
        case .members(let users, let groups):
            users.contains(peer.uid) || groups.contains(peer.gid)
                || peer.groups.contains(where: groups.contains)
        }
    }
}
