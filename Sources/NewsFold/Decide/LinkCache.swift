// LinkCache: how like a text is to those around it, so that no pair is compared twice.

internal import Synchronization

/// The links of recently touched texts; what isn't held is computed again. Found again, a text misses those
/// others whose keys have become too common since: then a record may be decided otherwise than by an engine
/// that remembered.
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
    /// Texts and links taken in, some 40 bytes each, before all are let go.
    private static let limit = 500_000

    /// The links of one text.
    struct Links: Hashable, Sendable {
        var all: [Link] = []
        /// So many may go and the rest is still good enough: where a bound kept others out, these come into the
        /// place of those that go, but only once the text's links are found anew.
        var spare = Int32.max

        /// Takes a text out; false where the links have to be found anew. That is so as well where no more than
        /// a passage was shared: whether that is furniture, each text that has it tells.
        fileprivate mutating func remove(_ slot: FoldIndex.Slot) -> Bool {
            guard let place = all.firstIndex(where: { $0.slot == slot }) else { return true }
            guard spare > 0, all[place].own < 0 else { return false }
            all.remove(at: place)
            spare -= 1
            return true
        }
    }

    struct Held {
        var links: [FoldIndex.Slot: Links] = [:]
        /// Texts and links taken in.
        var count = 0
    }

    let held = Mutex(Held())

    func links(of slot: FoldIndex.Slot) -> [Link]? { held.withLock { $0.links[slot]?.all } }

    /// Keeps the links of a text, which those at their other ends learn of.
    func insert(_ own: Links, of slot: FoldIndex.Slot) {
        held.withLock { held in
            if held.count >= LinkCache.limit { held = Held() }
            for link in own.all
            where held.links[link.slot]?.all.contains(where: { $0.slot == slot }) == false {
                held.links[link.slot]?.all.append(
                    Link(slot: slot, score: link.score, own: link.otherOwn, otherOwn: link.own))
            }
            held.links[slot] = own
            held.count += 1 + 2 * own.all.count
        }
    }

    /// Lets go all that was known.
    func removeAll() { held.withLock { $0 = Held() } }

    /// Takes out a text that leaves. Those that it is linked to have one link less, and aren't compared with all
    /// others again.
    func remove(_ slot: FoldIndex.Slot, linkedTo others: some Sequence<FoldIndex.Slot>) {
        held.withLock { held in
            held.links[slot] = nil
            for other in others {
                if held.links[other]?.remove(slot) == false { held.links[other] = nil }
            }
        }
    }
}
