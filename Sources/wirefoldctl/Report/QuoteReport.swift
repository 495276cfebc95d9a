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
                quote.carrierCounts + [quote.variants.count.counted("wording", "wordings")])
    }

    private var timeline: HTML {
        let entries = quote.appearances.map { appearance in
            let carrier = appearance.carrier
            var label =
                HTML.element("span", ["class": "letter"], .text(quote.letter(of: carrier)))
                + .text(carrier.outlet.isEmpty ? "outlet unknown" : carrier.outlet)
            for note in appearance.notes {
                label = label + .element("span", ["class": "later changed"], .text(note))
            }
            label = label + .element("span", ["class": "later id"], .text(carrier.document.rawValue))
            return TimelineDrawing.Entry(
                published: carrier.published, label: label, isPast: appearance.isFormer)
        }
        return .element("h2", [:], .text("Who carried it, and when (UTC)")) + TimelineDrawing(entries).html
    }

    private var wordings: HTML {
        let present = quote.variants.enumerated().map { index, variant in
            let mark = variant.text == quote.text ? ", the canonical wording" : ""
            return card(
                variant.text, letter: WordingLetter.of(index), head: quote.share(of: variant) + mark)
        }
        let former = quote.formerWordings.map { card($0.text, letter: "–", head: $0.until) }
        return .element("h2", [:], .text("Wordings, and how they differ from the canonical one"))
            + .element("div", ["class": "wordings"], (present + former).joined())
    }

    private func card(_ text: String, letter: String, head: String) -> HTML {
        let words: HTML =
            text == quote.text ? .text(text) : ReportParts.difference(from: quote.text, to: text)
        return .element(
            "div", ["class": "wording"],
            .element(
                "p", ["class": "soft"], .element("span", ["class": "letter"], .text(letter)), .text(head)),
            .element("p", [:], words))
    }
}
