// CanonicalCriterion: which of a record's copies is the canonical one.

internal import NewsModel

/// What makes a copy the canonical one. The default asks for the first carrier, then for the one
/// that credits an agency; where nothing tells two apart, the one that was canonical before stays.
package enum CanonicalCriterion: String, Hashable, Sendable, CaseIterable {
    /// Published first; copies without a time come last.
    case earliest
    /// Names the agency that wrote it.
    case credited
    /// Has most words.
    case fullest

    /// The first carrier; of equals the one with a credit.
    package static let standard: [CanonicalCriterion] = [.earliest, .credited]

    /// True or false where this criterion tells the two apart.
    func prefers(_ copy: PreparedDocument, over other: PreparedDocument) -> Bool? {
        switch self {
        case .earliest:
            switch (copy.document.published, other.document.published) {
            case (let first?, let second?) where first != second: first < second
            case (_?, nil): true
            case (nil, _?): false
            default: nil
            }
        case .credited:
            (copy.document.credit != nil) == (other.document.credit != nil)
                ? nil : copy.document.credit != nil
        case .fullest:
            copy.profile.count == other.profile.count ? nil : copy.profile.count > other.profile.count
        }
    }
}

extension [CanonicalCriterion] {
    /// What the first criterion says that tells the two apart; nil where none does.
    func firstAnswer(_ copy: PreparedDocument, over other: PreparedDocument) -> Bool? {
        lazy.compactMap { $0.prefers(copy, over: other) }.first
    }
}

extension FoldEngine {
    /// Copies that are asked at most whether they are the canonical one.
    private static let candidates = 256

    /// Chooses the canonical copy and says what the others are to it. `changed` is the place of the only
    /// one that is new or another than before; nil: any. Copies that were withdrawn come last.
    func settleCanonical(_ record: inout Record, after changed: Int?, store: some FoldStore) throws {
        // Alone, and the canonical one: so it is with most.
        if record.copies.count == 1, record.copies[0].relation == .original { return }
        let present = record.originals(after: changed)
        // Where the canonical copy itself changed, another may have become better.
        let newcomer = present.contains { $0 == changed } ? nil : changed
        let others =
            newcomer.map { present + [$0] } ?? Array(record.copies.indices.prefix(FoldEngine.candidates))
        // The present one first: it stays where no criterion speaks against it.
        let asked = present.prefix(1) + others.filter { $0 < FoldEngine.candidates && $0 != present.first }
        var best: (place: Int, text: PreparedDocument)?
        for place in asked {
            guard let text = try cache.prepared(record.copies[place].document, store: store) else { continue }
            guard let held = best else {
                best = (place, text)
                continue
            }
            if record.copies[held.place].isWithdrawn != record.copies[place].isWithdrawn {
                if record.copies[held.place].isWithdrawn { best = (place, text) }
            } else if settings.canonical.firstAnswer(text, over: held.text) == true {
                best = (place, text)
            }
        }
        guard let best else { return }
        // A revision of the canonical copy: the others are to be compared with its new text.
        guard present != [best.place] || best.place == changed else { return }
        record.title = best.text.document.title
        var relations: [Wording: Relation] = [:]
        for place in record.copies.indices {
            let id = record.copies[place].document
            if place == best.place {
                record.copies[place].relation = .original
                record.copies[place].similarity = 1
                continue
            }
            if record.copies[place].relation == .original, let copy = try cache.prepared(id, store: store) {
                // It was sure of itself alone.
                record.copies[place].similarity = verifier.compare(copy, with: best.text).similarity
            }
            // Most of a record's many copies are one text under few titles: those are read once.
            let wording = index.slot(of: id).map { Wording(index[$0]) }
            if let known = wording.flatMap({ relations[$0] }) {
                record.copies[place].relation = known
            } else if let copy = try cache.prepared(id, store: store) {
                let relation = verifier.relation(copy, to: best.text)
                record.copies[place].relation = relation
                if let wording, wording.group != 0 { relations[wording] = relation }
            }
        }
    }

    /// What a copy's relation to another is a matter of.
    private struct Wording: Hashable {
        let group: UInt64
        let title: UInt32

        init(_ entry: FoldIndex.Entry) {
            group = entry.group
            title = entry.title
        }
    }
}

extension Record {
    /// The canonical copy's place, and those of others that take themselves for it. Of many copies not all are
    /// gone through where only the one at `changed` can be such.
    fileprivate func originals(after changed: Int?) -> [Int] {
        guard let changed else { return copies.indices.filter { copies[$0].relation == .original } }
        let first = copies.firstIndex { $0.relation == .original }
        let isOther = copies[changed].relation == .original && changed != first
        return (first.map { [$0] } ?? []) + (isOther ? [changed] : [])
    }
}
