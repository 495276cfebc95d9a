// QuoteReport: a quote as a page: the wording, the timeline of its carriers, the wordings side by side.

internal import WirefoldClient

struct QuoteReport {
    private let quote: Quote

    init(_ quote: Quote) { self.quote = quote }

    var page: HTMLPage {
        HTMLPage(title: "Quote: \(quote.text)", body: head + timeline + wordings + ReportParts.footer)
    }

    private var head: HTML {
        .element("blockquote", [:], .text("“\(quote.text)”"))
            + .element("p", [:], .text("— \(quote.speaker ?? "speaker unknown")"))
            + ReportParts.facts(
                quote.id.rawValue,
                [
                    quote.carriers.count.counted("carrier", "carriers"),
                    quote.variants.count.counted("wording", "wordings"),
                ])
    }

    private var timeline: HTML {
        let entries = quote.carriers.map { carrier in
            var label =
                HTML.element("span", ["class": "letter"], .text(quote.letter(of: carrier)))
                + .text(carrier.outlet.isEmpty ? "outlet unknown" : carrier.outlet)
            if carrier.speaker != quote.speaker {
                let speaker = carrier.speaker.map { "said by \($0)" } ?? "names no speaker"
                label = label + .element("span", ["class": "later changed"], .text(speaker))
            }
            label = label + .element("span", ["class": "later id"], .text(carrier.document.rawValue))
            return TimelineDrawing.Entry(published: carrier.published, label: label)
        }
        return .element("h2", [:], .text("Who carried it, and when (UTC)")) + TimelineDrawing(entries).html
    }

    private var wordings: HTML {
        let cards = quote.variants.enumerated().map { index, variant in
            let isCanonical = variant.text == quote.text
            let carriers = variant.documents.count.counted("carrier", "carriers")
            let words =
                isCanonical ? .text(variant.text) : ReportParts.difference(from: quote.text, to: variant.text)
            return HTML.element(
                "div", ["class": "wording"],
                .element(
                    "p", ["class": "soft"],
                    .element("span", ["class": "letter"], .text(WordingLetter.of(index))),
                    .text(carriers + (isCanonical ? ", the canonical wording" : ""))),
                .element("p", [:], words))
        }
        return .element("h2", [:], .text("Wordings, and how they differ from the canonical one"))
            + .element("div", ["class": "wordings"], cards.joined())
    }
}
