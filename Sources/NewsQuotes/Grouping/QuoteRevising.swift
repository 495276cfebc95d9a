// Revising: what a new version of a document made of the quotes that the version before it had.

package import NewsModel

extension QuoteIndex {
    /// Versions of one document that are remembered; the latest of them.
    private static let mostFormers = 32

    /// Takes a version out that another, inserted before, has replaced. Where the new one lacks a
    /// quote, has it in other words or from somebody else, the old one stays as its former carrier;
    /// where a quote is back as it was, the mark is gone.
    ///
    /// - Parameter revision: the new version's number.
    package mutating func replace(
        _ old: DocumentID, by new: DocumentID, revision: Int
    ) -> [QuoteChange] {
        var changes = ChangeSet()
        var formers = settleFormers(of: old, by: new, &changes)
        if let carrier = carriersByID[old] {
            let kept = retire(carrier, by: new, &changes)
            if kept {
                formers.append(carrier)
                self.formers[carrier] = Former(revision: revision, latest: new)
            } else {
                take(old, &changes)
            }
        }
        formersByLatest[new] = formers.isEmpty ? nil : formers
        while formers.count > Self.mostFormers { take(carriers[Int(formers.removeFirst())].id, &changes) }
        return report(changes)
    }

    /// Former carriers of the old version are the new one's, but for what it has as they had it.
    private mutating func settleFormers(
        of old: DocumentID, by new: DocumentID, _ changes: inout ChangeSet
    ) -> [Int32] {
        var left: [Int32] = []
        for former in formersByLatest.removeValue(forKey: old) ?? [] {
            formers[former]?.latest = new
            var gone: [Int32] = []
            for index in carriers[Int(former)].occurrences {
                guard let group = occurrences[Int(index)].group else { continue }
                changes.touched.insert(group)
                let isBack =
                    occurrences[Int(index)].change == .dropped
                    ? carries(new, group) : change(of: index, by: new) == nil
                if isBack { gone.append(index) }
            }
            take(gone, &changes)
            carriers[Int(former)].occurrences.removeAll { gone.contains($0) }
            if carriers[Int(former)].occurrences.isEmpty {
                take(carriers[Int(former)].id, &changes)
            } else {
                left.append(former)
            }
        }
        return left
    }

    /// Leaves a replaced version what the new one changed: of each quote its fullest wording. False
    /// where that is nothing.
    private mutating func retire(
        _ carrier: Int32, by new: DocumentID, _ changes: inout ChangeSet
    ) -> Bool {
        var fullest: [Int32: Int32] = [:]
        for index in carriers[Int(carrier)].occurrences {
            let occurrence = occurrences[Int(index)]
            guard let group = occurrence.group, !occurrence.isSlight else { continue }
            if let known = fullest[group], wordCount(occurrences[Int(known)]) >= wordCount(occurrence) {
                continue
            }
            fullest[group] = index
        }
        var kept: [Int32] = []
        for index in fullest.values.sorted() {
            guard let change = change(of: index, by: new) else { continue }
            occurrences[Int(index)].change = change
            kept.append(index)
        }
        guard !kept.isEmpty else { return false }
        changes.touched.formUnion(kept.compactMap { occurrences[Int($0)].group })
        take(carriers[Int(carrier)].occurrences.filter { !kept.contains($0) }, &changes)
        carriers[Int(carrier)].occurrences = kept
        carriers[Int(carrier)].arrival = .max
        // It comes after others of the same time now.
        for index in kept {
            guard let group = occurrences[Int(index)].group else { continue }
            groups[Int(group)].members.removeAll { $0 == index }
            insertMember(index, into: group)
        }
        return true
    }

    /// What a version makes of an occurrence of the version before; nil where it has it all the same.
    private func change(of index: Int32, by new: DocumentID) -> Quote.FormerCarrier.Change? {
        let before = occurrences[Int(index)]
        let now = own(new).filter { $0.group == before.group }
        guard let fullest = fullest(now) else { return .dropped }
        if !now.contains(where: { $0.wording == before.wording }) { return .reworded }
        let speaker = fullest.speaker ?? now.lazy.compactMap(\.speaker).first
        return Quote.Attribution(of: speaker, against: before.speaker) == .kept ? nil : .reattributed
    }

    private func carries(_ document: DocumentID, _ group: Int32) -> Bool {
        own(document).contains { $0.group == group }
    }

    private func own(_ document: DocumentID) -> [Occurrence] {
        (carriersByID[document].map { carriers[Int($0)].occurrences } ?? []).map { occurrences[Int($0)] }
    }
}

extension Quote.Attribution {
    /// Names that agree are one, and a description may be anybody's.
    init(of speaker: String?, against other: String?) {
        if other != nil, speaker == nil {
            self = .lost
        } else {
            self = SpeakerAgreement(speaker, other) == .different ? .changed : .kept
        }
    }
}
