// Building: a group's occurrences as the quote that others see.

internal import NewsModel

extension QuoteIndex {
    /// The quote of a group that has members.
    func build(_ group: Int32) -> Quote {
        let members = groups[Int(group)].members.sorted { before($0, $1) }.map { occurrences[Int($0)] }
        var quote = Quote(id: groups[Int(group)].id, text: members.first.map(\.text) ?? "")
        quote.text = (canonical(members) ?? members[0]).text
        quote.variants = variants(members)
        quote.carriers = carriers(members)
        quote.speaker = SpeakerVote.winner(of: quote.carriers.map(\.speaker))
        quote.firstDocument = quote.carriers.first?.document
        return quote
    }

    /// Whether one occurrence comes before another; those of one document stand side by side.
    private func before(_ one: Int32, _ other: Int32) -> Bool {
        let documents = (occurrences[Int(one)].document, occurrences[Int(other)].document)
        if documents.0 != documents.1 {
            return carriers[Int(documents.0)].precedes(carriers[Int(documents.1)])
        }
        return occurrences[Int(one)].quotations.lowerBound < occurrences[Int(other)].quotations.lowerBound
    }

    /// The first in order of those that have hardly fewer words than the fullest: a copy desk's word
    /// more doesn't make a later wording the one that was said.
    private func canonical(_ members: [Occurrence]) -> Occurrence? {
        let most = members.map(wordCount).max() ?? 0
        return members.first { wordCount($0) * 10 >= most * 9 }
    }

    /// The occurrence with the most words; of those the first in order.
    private func fullest(_ members: ArraySlice<Occurrence>) -> Occurrence? {
        var fullest: Occurrence?
        for member in members where fullest.map({ wordCount(member) > wordCount($0) }) ?? true {
            fullest = member
        }
        return fullest
    }

    private func wordCount(_ occurrence: Occurrence) -> Int32 {
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
                    text: best.text, speaker: best.speaker ?? own.lazy.compactMap(\.speaker).first))
        }
        return carriers
    }
}
