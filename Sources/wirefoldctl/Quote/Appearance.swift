// Appearance: one version of a document that has or had a quote, and what is to be said of it.

internal import FoundationEssentials
internal import WirefoldClient

struct Appearance {
    let carrier: Quote.Carrier
    /// What became of the quote or of its speaker there: "dropped in version 2".
    let notes: [String]
    let isFormer: Bool

    fileprivate init(_ carrier: Quote.Carrier, former: Quote.FormerCarrier? = nil) {
        self.carrier = carrier
        isFormer = former != nil
        notes = [former?.note, carrier.attribution.note].compactMap { $0 }
    }
}

extension Quote {
    /// Carriers and former ones in order of publication, those without a date last.
    var appearances: [Appearance] {
        let all =
            formerCarriers.map { Appearance($0.carrier, former: $0) } + carriers.map { Appearance($0) }
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

extension Quote.Attribution {
    fileprivate var note: String? {
        switch self {
        case .kept: nil
        case .lost: "names no speaker"
        case .changed: "names another speaker"
        }
    }
}
