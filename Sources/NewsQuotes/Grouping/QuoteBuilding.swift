// Building: a group's occurrences as the quote that others see.

internal import NewsModel

extension QuoteIndex {
    /// The quote of a group that has members.
    func build(_ group: Int32) -> Quote {
        let members = groups[Int(group)].members.map { occurrences[Int($0)] }
        let former = members.filter { $0.change != nil }
        let present = members.filter { $0.change == nil }
        // A quote that every outlet dropped is still known by what they had.
        let shown = present.isEmpty ? former : present
        var quote = Quote(id: groups[Int(group)].id, text: (canonical(shown) ?? shown[0]).text)
        quote.variants = variants(shown)
        quote.carriers = carriers(present)
        quote.formerCarriers = former.compactMap(formerCarrier)
        let known = present.isEmpty ? quote.formerCarriers.map(\.carrier) : quote.carriers
        quote.speaker = SpeakerVote.winner(of: known.map(\.speaker))
        quote.firstDocument = known.first?.document
        var attributions = Attributions(to: quote.speaker)
        for place in quote.carriers.indices {
            quote.carriers[place].attribution = attributions.attribution(of: quote.carriers[place].speaker)
        }
        for place in quote.formerCarriers.indices {
            quote.formerCarriers[place].carrier.attribution =
                attributions.attribution(of: quote.formerCarriers[place].carrier.speaker)
        }
        return quote
    }

    /// What the carriers' names say of the quote's speaker: most give one of few.
    private struct Attributions {
        private let speaker: String?
        private var known: [String?: Quote.Attribution] = [:]

        init(to speaker: String?) { self.speaker = speaker }

        mutating func attribution(of name: String?) -> Quote.Attribution {
            if let attribution = known[name] { return attribution }
            let attribution = Quote.Attribution(of: name, against: speaker)
            known[name] = attribution
            return attribution
        }
    }

    private func formerCarrier(_ member: Occurrence) -> Quote.FormerCarrier? {
        guard let change = member.change, let former = formers[member.document] else { return nil }
        let carrier = carriers[Int(member.document)]
        return Quote.FormerCarrier(
            carrier: Quote.Carrier(
                document: carrier.id, outlet: carrier.outlet, published: carrier.published,
                text: member.text, speaker: member.speaker, role: member.role),
            change: change, revision: former.revision, latest: former.latest)
    }

    /// The first in order of those that have hardly fewer words than the fullest: a copy desk's word
    /// more doesn't make a later wording the one that was said.
    private func canonical(_ members: [Occurrence]) -> Occurrence? {
        let most = members.map(wordCount).max() ?? 0
        return members.first { wordCount($0) * 10 >= most * 9 }
    }

    /// The occurrence with the most words; of those the first in order.
    func fullest(_ members: some Sequence<Occurrence>) -> Occurrence? {
        var fullest: Occurrence?
        for member in members where fullest.map({ wordCount(member) > wordCount($0) }) ?? true {
            fullest = member
        }
        return fullest
    }

    func wordCount(_ occurrence: Occurrence) -> Int32 {
        pool.entries[Int(occurrence.wording)].wordCount
    }

    /// Wordings by how many documents have them, then the fuller, then the earlier.
    private func variants(_ members: [Occurrence]) -> [Quote.Variant] {
        var places: [Int32: Int] = [:]
        var found: [(variant: Quote.Variant, words: Int32, place: Int)] = []
        for member in members {
            let document = carriers[Int(member.document)].id
            if let place = places[member.wording] {
                // A document's own occurrences stand side by side.
                if found[place].variant.documents.last != document {
                    found[place].variant.documents.append(document)
                }
            } else {
                places[member.wording] = found.count
                let variant = Quote.Variant(text: member.text, documents: [document])
                found.append((variant, wordCount(member), found.count))
            }
        }
        found.sort {
            (-$0.variant.documents.count, -$0.words, $0.place)
                < (-$1.variant.documents.count, -$1.words, $1.place)
        }
        return found.map(\.variant)
    }

    /// One entry a document, with its fullest wording and the speaker given with that.
    private func carriers(_ members: [Occurrence]) -> [Quote.Carrier] {
        var carriers: [Quote.Carrier] = []
        var rest = members[...]
        while let document = rest.first?.document {
            let own = rest.prefix { $0.document == document }
            rest = rest[own.endIndex...]
            guard let best = fullest(own) else { continue }
            let carrier = self.carriers[Int(document)]
            carriers.append(
                Quote.Carrier(
                    document: carrier.id, outlet: carrier.outlet, published: carrier.published,
                    text: best.text, speaker: best.speaker ?? own.lazy.compactMap(\.speaker).first,
                    role: best.role ?? own.lazy.compactMap(\.role).first))
        }
        return carriers
    }
}
