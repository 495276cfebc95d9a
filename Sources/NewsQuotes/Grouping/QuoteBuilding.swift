// Building: a group's occurrences as the quote that others see.

internal import NewsModel

extension QuoteIndex {
    /// The quote of a group that has members.
    func build(_ group: Int32) -> Quote {
        let members = groups[Int(group)].members.map { occurrences[Int($0)] }
            .sorted { before($0, $1) }
        var quote = Quote(id: groups[Int(group)].id, text: members.first.map(\.text) ?? "")
        quote.text = (fullest(members) ?? members[0]).text
        quote.variants = variants(members)
        quote.carriers = carriers(members)
        quote.speaker = SpeakerVote.winner(of: quote.carriers.map(\.speaker))
        quote.firstDocument = quote.carriers.first?.document
        return quote
    }

    private func before(_ one: Occurrence, _ other: Occurrence) -> Bool {
        if one.document != other.document {
            return carriers[Int(one.document)].precedes(carriers[Int(other.document)])
        }
        return one.quotations.lowerBound < other.quotations.lowerBound
    }

    /// The occurrence with the most words; of those the first in order.
    private func fullest(_ members: [Occurrence]) -> Occurrence? {
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
        var order: [Int32] = []
        var byWording: [Int32: Quote.Variant] = [:]
        for member in members {
            let document = carriers[Int(member.document)].id
            if byWording[member.wording] == nil {
                order.append(member.wording)
                byWording[member.wording] = Quote.Variant(text: member.text, documents: [])
            }
            if byWording[member.wording]?.documents.contains(document) == false {
                byWording[member.wording]?.documents.append(document)
            }
        }
        let ranked = order.enumerated().sorted { one, other in
            let first = byWording[one.element]?.documents.count ?? 0
            let second = byWording[other.element]?.documents.count ?? 0
            if first != second { return first > second }
            let words = (pool.entries[Int(one.element)].wordCount, pool.entries[Int(other.element)].wordCount)
            return words.0 != words.1 ? words.0 > words.1 : one.offset < other.offset
        }
        return ranked.compactMap { byWording[$0.element] }
    }

    /// One entry a document, with its fullest wording and the speaker given with that.
    private func carriers(_ members: [Occurrence]) -> [Quote.Carrier] {
        var order: [Int32] = []
        var byDocument: [Int32: [Occurrence]] = [:]
        for member in members {
            if byDocument[member.document] == nil { order.append(member.document) }
            byDocument[member.document, default: []].append(member)
        }
        return order.compactMap { document in
            guard let own = byDocument[document], let best = fullest(own) else { return nil }
            let carrier = carriers[Int(document)]
            return Quote.Carrier(
                document: carrier.id, outlet: carrier.outlet, published: carrier.published, text: best.text,
                speaker: best.speaker ?? own.lazy.compactMap(\.speaker).first)
        }
    }
}
