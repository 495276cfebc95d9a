// OutletFurniture: learns from the stream which passages are an outlet's own and no article's:
// calls to subscribe, notes on the newsroom, whatever the site puts into all that it publishes.

/// Counts the passages of every outlet and tells which are furniture.
///
/// A passage is learnt when it stood in ``PassageTable/articles`` different articles: of different
/// lineages, titles and longest paragraphs, so that revised or resubmitted ones don't count, about
/// different things, so that the background of a lasting story doesn't either, and in a fair share
/// of what the outlet published meanwhile. The order of the articles decides, and nothing else.
package struct OutletFurniture: Sendable {
    /// Passages known of one outlet; of more the one not seen for longest is forgotten.
    package static let passagesPerOutlet = 64
    /// The most memory by default, in bytes: some thousand outlets with all their places taken.
    package static let standardBytes = 32 << 20

    /// What changed in what is known, for who keeps it.
    package enum Change: Equatable, Sendable {
        case learnt(outlet: String, passage: UInt64)
        case forgotten(outlet: String, passage: UInt64)
        /// With all that was known of it.
        case forgottenOutlet(String)
    }

    private struct Outlet {
        /// Articles that were observed.
        var articles: UInt32 = 0
        /// When it was last observed, in articles of all outlets.
        var seen: UInt64
        var table = PassageTable()
        /// What is known, with the article that had it last.
        var known: [UInt64: UInt32] = [:]

        var bytes: Int { table.bytes + known.count * OutletFurniture.knownBytes }
    }
    private static let knownBytes = 64
    /// Of an outlet, beside its name, which is kept twice.
    private static let outletBytes = 320

    /// What has been learnt.
    package private(set) var known = KnownFurniture()
    /// Memory that it takes, without the spare room of its arrays.
    package private(set) var bytes = 0
    private let limit: Int
    private var outlets: [String: Outlet] = [:]
    private var articles: UInt64 = 0

    /// - Parameter bytes: the most memory; of the outlets that need more, those not seen for longest
    ///   are forgotten. One with all its places taken has some 30 kB.
    package init(bytes: Int) { limit = bytes }

    /// Learns from an article, which is to be another than those before.
    ///
    /// - Complexity: linear in the article's passages and the outlet's places: some microseconds.
    package mutating func observe(_ passages: ArticlePassages) -> [Change] {
        articles += 1
        var changes: [Change] = []
        var outlet = take(passages.outlet)
        outlet.articles &+= 1
        for key in passages.inStory {
            let isNew =
                outlet.known[key] == nil
                && outlet.table.note(
                    key, in: key == passages.longest ? nil : passages.witness, article: outlet.articles)
            guard isNew || outlet.known[key] != nil else { continue }
            outlet.known[key] = outlet.articles
            guard isNew else { continue }
            known.insert(key, of: passages.outlet)
            changes.append(.learnt(outlet: passages.outlet, passage: key))
            guard let oldest = Self.excess(outlet) else { continue }
            outlet.known[oldest] = nil
            known.remove(oldest, of: passages.outlet)
            changes.append(.forgotten(outlet: passages.outlet, passage: oldest))
        }
        put(outlet, under: passages.outlet)
        return changes + makeRoom()
    }

    /// Takes in what was learnt in an earlier run.
    package mutating func restore(_ passage: UInt64, of name: String) {
        var outlet = take(name)
        outlet.known[passage] = 0
        put(outlet, under: name)
        known.insert(passage, of: name)
    }

    /// An outlet to be changed, and put back.
    private mutating func take(_ name: String) -> Outlet {
        guard let outlet = outlets.removeValue(forKey: name) else { return Outlet(seen: 0) }
        bytes -= outlet.bytes + Self.bytes(of: name)
        return outlet
    }

    private mutating func put(_ outlet: Outlet, under name: String) {
        outlets[name] = outlet
        outlets[name]?.seen = articles
        bytes += outlet.bytes + Self.bytes(of: name)
    }

    private static func bytes(of name: String) -> Int { outletBytes + 2 * name.utf8.count }

    private static func excess(_ outlet: Outlet) -> UInt64? {
        guard outlet.known.count > passagesPerOutlet else { return nil }
        return outlet.known.min { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }

    /// Forgets a quarter at a time, so that looking for the oldest costs little an article.
    private mutating func makeRoom() -> [Change] {
        guard bytes > limit else { return [] }
        var changes: [Change] = []
        let oldest = outlets.sorted { ($0.value.seen, $0.key) < ($1.value.seen, $1.key) }
        for (name, outlet) in oldest {
            guard bytes > limit / 4 * 3, outlets.count > 1 else { break }
            outlets[name] = nil
            bytes -= outlet.bytes + Self.bytes(of: name)
            guard !outlet.known.isEmpty else { continue }
            known.remove(name)
            changes.append(.forgottenOutlet(name))
        }
        return changes
    }
}
