// LinkCache: how like a text is to those around it, so that no pair is compared twice.

internal import Synchronization

/// The links of recently touched texts. It only saves time: what isn't held is computed again.
final class LinkCache: Sendable {
    /// One text as another sees it.
    struct Link: Hashable, Sendable {
        var slot: FoldIndex.Slot
        /// The pair score in steps of 1/65,535: whole numbers, so that sums don't depend on their order.
        var score: UInt16
        /// Where the texts share a passage and are otherwise different: the word at which the longest
        /// stretch of its own starts in this text, and in the other. Otherwise -1.
        var own: Int32 = -1
        var otherOwn: Int32 = -1
    }

    static let scale = 65_535.0
    /// Scores below say nothing.
    static let floor = 0.02
    /// Texts held at most, about 100 bytes each; then all are let go.
    private static let limit = 200_000

    private let links = Mutex<[FoldIndex.Slot: [Link]]>([:])

    func links(of slot: FoldIndex.Slot) -> [Link]? { links.withLock { $0[slot] } }

    /// Keeps the links of a text, which those at their other ends learn of.
    func insert(_ own: [Link], of slot: FoldIndex.Slot) {
        links.withLock { links in
            if links.count >= LinkCache.limit { links = [:] }
            for link in own where links[link.slot]?.contains(where: { $0.slot == slot }) == false {
                links[link.slot]?.append(
                    Link(slot: slot, score: link.score, own: link.otherOwn, otherOwn: link.own))
            }
            links[slot] = own
        }
    }

    /// Lets go what was known of some texts.
    func remove(_ slots: [FoldIndex.Slot]) {
        links.withLock { links in
            for slot in slots { links[slot] = nil }
        }
    }
}
