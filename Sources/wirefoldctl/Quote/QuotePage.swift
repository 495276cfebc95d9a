// A quote as people read it: the canonical wording, then its carriers in order of time, each with
// the letter of its wording, then the wordings, each with how it differs from the canonical one.

internal import WirefoldClient

struct QuotePage {
    private let quote: Quote
    private let score: Double?
    private let terminal: Terminal

    init(_ quote: Quote, score: Double? = nil, on terminal: Terminal) {
        self.quote = quote
        self.score = score
        self.terminal = terminal
    }

    var lines: [String] {
        "“\(quote.text.shown)”".wrapped(to: terminal.width).map(terminal.bold)
            + "— \(quote.speaker?.shown ?? "speaker unknown")".wrapped(to: terminal.width)
            + summary + [""] + timeline + [""] + wordings
    }

    private var summary: [String] {
        let counts = quote.carrierCounts + [quote.variants.count.counted("wording", "wordings")]
        let found = score.map { ["found \(percent($0))"] } ?? []
        return ([quote.id.rawValue] + counts + found).joined(separator: " · ").wrapped(to: terminal.width)
            .map(terminal.dim)
    }

    /// The first carrier by its date, the later ones also by how much later; versions that had the
    /// quote otherwise among them. Below a row, what is to be said of it: a quote may lose or change
    /// its speaker on its way, or be dropped.
    private var timeline: [String] {
        let appearances = quote.appearances
        var table = Table(
            .init("PUBLISHED (UTC)"), .init("LATER"), .init("WORDING"), .init("OUTLET", minimum: 10),
            .init("DOCUMENT"))
        let first = appearances.lazy.compactMap(\.carrier.published).first
        for appearance in appearances {
            let carrier = appearance.carrier
            var later = ""
            if let first, let published = carrier.published, published > first {
                later = published.after(first)
            }
            table.append(
                carrier.published.minute, later, quote.letter(of: carrier),
                carrier.outlet.isEmpty ? "–" : carrier.outlet, carrier.document.rawValue)
        }
        let lines = table.lines(on: terminal)
        return [lines[0]]
            + zip(lines.dropFirst(), appearances).flatMap { line, appearance in
                [line]
                    + appearance.notes.flatMap { $0.shown.wrapped(to: terminal.width - 4) }
                    .map { terminal.dim("    " + $0) }
            }
    }

    /// A wording that isn't the canonical one as its difference from that; then those that were.
    private var wordings: [String] {
        let present = quote.variants.enumerated().flatMap { index, variant in
            let head = "\(WordingLetter.of(index)) (\(quote.share(of: variant)))"
            return wording(variant.text, head: head + (variant.text == quote.text ? " canonical" : ""))
        }
        return present + quote.formerWordings.flatMap { wording($0.text, head: "– (\($0.until))") }
    }

    private func wording(_ text: String, head: String) -> [String] {
        let difference = WordDifference(from: quote.text, to: text)
        let words =
            text == quote.text || difference.isEmpty
            ? "“\(text.shown)”".wrapped(to: terminal.width - 4)
            : difference.lines(width: terminal.width - 4, on: terminal)
        return [terminal.dim(head)] + words.map { "    " + $0 }
    }
}
