// Restoring: taking up quotes as they were stored, without comparing anything.

package import NewsModel

extension QuoteIndex {
    /// Takes up a quote as it was stored. Any order, documents before quotes; `settleOrder` comes after
    /// all. A quote that is held already is left alone.
    package mutating func restore(_ quote: Quote) {
        if let known = groupsByID[quote.id], !groups[Int(resolve(known))].members.isEmpty { return }
        let group = groupsByID[quote.id] ?? Int32(groups.count)
        if Int(group) == groups.count { groups.append(QuoteGroup(id: quote.id)) }
        groupsByID[quote.id] = group
        var wordingsByDocument: [DocumentID: [String]] = [:]
        for variant in quote.variants {
            for document in variant.documents {
                wordingsByDocument[document, default: []].append(variant.text)
            }
        }
        // Most carriers have one of few texts: each is prepared once.
        var wordings: [String: Wording] = [:]
        func wording(_ text: String) -> Wording {
            if let known = wordings[text] { return known }
            let wording = Wording(text)
            wordings[text] = wording
            return wording
        }
        for carrier in quote.carriers {
            let document = self.carrier(for: carrier)
            let own = wording(carrier.text)
            let others = (wordingsByDocument[carrier.document] ?? []).map(wording)
            for wording in [own] + others.filter({ $0.key != own.key }) {
                restore(wording, of: carrier, document, into: group)
            }
        }
        for former in quote.formerCarriers { restore(former, into: group) }
        groups[Int(group)].members = groups[Int(group)].members.sorted { precedes($0, $1) }
    }

    private mutating func restore(_ former: Quote.FormerCarrier, into group: Int32) {
        let known = carriersByID[former.carrier.document]
        let document =
            known
            ?? add(
                Carrier(
                    id: former.carrier.document, outlet: former.carrier.outlet,
                    published: former.carrier.published, arrival: .max))
        if known == nil {
            formers[document] = Former(revision: former.revision, latest: former.latest)
            // In the order in which they were replaced, as if there had been no restart.
            var others = formersByLatest[former.latest] ?? []
            let place = others.firstIndex { (formers[$0]?.revision ?? 0) > former.revision }
            others.insert(document, at: place ?? others.count)
            formersByLatest[former.latest] = others
        }
        restore(
            Wording(former.carrier.text), of: former.carrier, document, into: group, change: former.change)
    }

    /// Puts wordings and their occurrences into the order in which their documents came, of which a search
    /// looks at the latest alone. Within one document the order is any; versions that were replaced come last,
    /// since nothing that is stored tells when they came.
    package mutating func settleOrder() {
        let isFree = Self.mask(freeOccurrences, of: occurrences.count)
        let keys = occurrences.indices.filter { !isFree[$0] }.map { place in
            UInt64(clamping: min(carriers[Int(occurrences[place].document)].arrival, Int64(UInt32.max))) << 32
                | UInt64(place)
        }
        let order = keys.sorted().map { Int32(truncatingIfNeeded: $0) }
        let places = pool.settleOrder(order) { occurrences[Int($0)].wording }
        for place in occurrences.indices where !isFree[place] {
            occurrences[place].wording = places[Int(occurrences[place].wording)]
        }
    }

    /// Takes up what no stored quote tells of: that the document arrived, and its slight quotations.
    /// Documents in the order in which they came, before any quote.
    package mutating func restore(_ quotations: DocumentQuotations) {
        let slight = quotations.utterances.filter(\.isSlight)
        guard quotations.isRestored || !slight.isEmpty else { return }
        let carrier = carrier(
            for: Quote.Carrier(
                document: quotations.document, outlet: quotations.outlet, published: quotations.published,
                text: ""))
        for utterance in slight {
            let wording = pool.intern(utterance.wording)
            let isHeld = carriers[Int(carrier)].occurrences.contains {
                occurrences[Int($0)].wording == wording
            }
            if isHeld { continue }
            _ = add(
                Occurrence(
                    document: carrier, wording: wording, text: utterance.wording.text,
                    speaker: utterance.wording.speaker,
                    quotations: Int32(
                        utterance.quotations.lowerBound)..<Int32(utterance.quotations.upperBound),
                    isSlight: true))
        }
    }

    private mutating func restore(
        _ wording: Wording, of carrier: Quote.Carrier, _ document: Int32, into group: Int32,
        change: Quote.FormerCarrier.Change? = nil
    ) {
        guard !wording.isEmpty else { return }
        let place = pool.intern(wording)
        let isSlight = Utterance.isSlight(wording)
        // A slight one was restored with its document.
        let held =
            isSlight && change == nil
            ? carriers[Int(document)].occurrences.first {
                occurrences[Int($0)].wording == place && occurrences[Int($0)].group == nil
            } : nil
        let occurrence =
            held
            ?? add(
                Occurrence(
                    document: document, wording: place, text: wording.text, speaker: carrier.speaker,
                    role: carrier.role, quotations: 0..<0, isSlight: isSlight))
        occurrences[Int(occurrence)].group = group
        occurrences[Int(occurrence)].change = change
        groups[Int(group)].members.append(occurrence)
    }

    private mutating func carrier(for carrier: Quote.Carrier) -> Int32 {
        if let known = carriersByID[carrier.document] { return known }
        arrivals += 1
        return add(
            Carrier(
                id: carrier.document, outlet: carrier.outlet, published: carrier.published,
                arrival: arrivals - 1))
    }
}
