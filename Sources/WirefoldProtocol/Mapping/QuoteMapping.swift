// QuoteMapping: canonical quotes with their variants and carriers ⇄ wire.

internal import FoundationEssentials
package import NewsModel
internal import SwiftProtobuf

extension WireQuote {
    package init(_ quote: Quote) {
        self.init()
        id = quote.id.rawValue
        text = quote.text
        speaker = quote.speaker ?? ""
        variants = quote.variants.map(WireVariant.init)
        carriers = quote.carriers.map(WireCarrier.init)
        formerCarriers = quote.formerCarriers.map(WireFormerCarrier.init)
        firstDocument = quote.firstDocument?.rawValue ?? ""
    }
}

extension Quote {
    package init(_ wire: WireQuote) throws(RPCError) {
        self.init(
            id: try identifier(wire.id, "id"), text: wire.text, speaker: wire.speaker.known,
            variants: try elements(wire.variants, "variants", Variant.init),
            carriers: try elements(wire.carriers, "carriers", Carrier.init),
            formerCarriers: try elements(wire.formerCarriers, "formerCarriers", FormerCarrier.init),
            firstDocument: try optionalIdentifier(wire.firstDocument, "firstDocument"))
    }
}

extension WireVariant {
    package init(_ variant: Quote.Variant) {
        self.init()
        text = variant.text
        documents = variant.documents.map(\.rawValue)
    }
}

extension Quote.Variant {
    package init(_ wire: WireVariant) throws(RPCError) {
        self.init(text: wire.text, documents: try identifiers(wire.documents, "documents"))
    }
}

extension WireCarrier {
    package init(_ carrier: Quote.Carrier) {
        self.init()
        document = carrier.document.rawValue
        outlet = carrier.outlet
        if let date = carrier.published { published = Google_Protobuf_Timestamp(date) }
        text = carrier.text
        speaker = carrier.speaker ?? ""
        role = carrier.role ?? ""
        if carrier.attribution != .kept { attribution = carrier.attribution.rawValue }
    }
}

extension Quote.Carrier {
    package init(_ wire: WireCarrier) throws(RPCError) {
        self.init(
            document: try identifier(wire.document, "document"), outlet: wire.outlet,
            published: wire.hasPublished ? try wire.published.date("published") : nil, text: wire.text,
            speaker: wire.speaker.known, role: wire.role.known,
            attribution: wire.attribution.isEmpty ? .kept : try word(wire.attribution, "attribution"))
    }
}

extension WireFormerCarrier {
    package init(_ former: Quote.FormerCarrier) {
        self.init()
        carrier = WireCarrier(former.carrier)
        change = former.change.rawValue
        revision = former.revision.wire
        latest = former.latest.rawValue
    }
}

extension Quote.FormerCarrier {
    package init(_ wire: WireFormerCarrier) throws(RPCError) {
        self.init(
            carrier: try RPCError.within("carrier") { () throws(RPCError) in try Quote.Carrier(wire.carrier)
            },
            change: try word(wire.change, "change"), revision: Int(wire.revision),
            latest: try identifier(wire.latest, "latest"))
    }
}
