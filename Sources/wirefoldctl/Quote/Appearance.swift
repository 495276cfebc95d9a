// Appearance: one version of a document that has or had a quote, and what is to be said of it.

internal import FoundationEssentials
internal import WirefoldClient

struct Appearance {
    let carrier: Quote.Carrier
    /// What became of the quote there: "dropped in version 2".
    let change: String?
    /// What became of its speaker: "names another speaker: Orrin Vasse". Nil where the carrier names
    /// them as most do.
    let attribution: String?

    fileprivate init(_ carrier: Quote.Carrier, of quote: Quote, former: Quote.FormerCarrier? = nil) {
        self.carrier = carrier
        change = former?.note
        attribution = carrier.attributionNote(against: quote.speaker)
    }

    var isFormer: Bool { change != nil }

    var notes: [String] { [change, attribution].compactMap { $0 } }
}

extension Quote {
    /// Carriers and former ones in order of publication, those without a date last.
    var appearances: [Appearance] {
        let all =
            formerCarriers.map { Appearance($0.carrier, of: self, former: $0) }
            + carriers.map { Appearance($0, of: self) }
        let order = all.enumerated().sorted { one, other in
            let (mine, theirs) = (
                one.element.carrier.published ?? .distantFuture,
                other.element.carrier.published ?? .distantFuture
            )
            return mine != theirs ? mine < theirs : one.offset < other.offset
        }
        return order.map(\.element)
    }

    /// Former wordings that no carrier has any more, each with who had it until when.
    var formerWordings: [(text: String, until: String)] {
        formerCarriers.filter { former in !variants.contains { $0.text == former.carrier.text } }
            .map { former in
                let outlet = former.carrier.outlet.isEmpty ? "outlet unknown" : former.carrier.outlet
                return (former.carrier.text, "\(outlet), before version \(former.revision)")
            }
    }

    /// How many carry a wording; of a quote that nobody carries any more, how many did.
    func share(of variant: Variant) -> String {
        carriers.isEmpty
            ? variant.documents.count.counted("former carrier", "former carriers")
            : variant.documents.count.counted("carrier", "carriers")
    }

    /// How many have it, and how many had it or had it otherwise.
    var carrierCounts: [String] {
        let former = formerCarriers.count.counted("former carrier", "former carriers")
        return (carriers.isEmpty ? ["no longer carried"] : [carriers.count.counted("carrier", "carriers")])
            + (formerCarriers.isEmpty ? [] : [former])
    }
}

extension Quote.FormerCarrier {
    fileprivate var note: String {
        switch change {
        case .dropped: "dropped in version \(revision)"
        case .reworded: "reworded in version \(revision)"
        case .reattributed: "speaker changed in version \(revision)"
        }
    }
}

extension Quote.Carrier {
    fileprivate func attributionNote(against known: String?) -> String? {
        guard let speaker else { return attribution == .lost ? "names no speaker" : nil }
        if attribution == .changed { return "names another speaker: \(speaker)" }
        return speaker == known ? nil : "speaker as \(speaker)"
    }
}
