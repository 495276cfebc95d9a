// A quote as people read it: the canonical wording, then its carriers in order of time, each with
// the letter of its wording, then the wordings.

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
            + [summary, ""] + timeline + [""] + wordings
    }

    private var summary: String {
        let counts = [
            quote.carriers.count.counted("carrier", "carriers"),
            quote.variants.count.counted("wording", "wordings"),
        ]
        let found = score.map { ["found \(percent($0))"] } ?? []
        return terminal.dim(([quote.id.rawValue] + counts + found).joined(separator: " · "))
    }

    /// The first carrier by its date, the later ones also by how much later.
    private var timeline: [String] {
        var table = Table(
            .init("PUBLISHED (UTC)"), .init("LATER"), .init("WORDING"), .init("OUTLET", minimum: 10),
            .init("DOCUMENT"))
        let first = quote.carriers.lazy.compactMap(\.published).first
        for carrier in quote.carriers {
            var later = ""
            if let first, let published = carrier.published, published > first {
                later = published.after(first)
            }
            table.append(
                carrier.published.minute, later, letter(of: carrier),
                carrier.outlet.isEmpty ? "–" : carrier.outlet, carrier.document.rawValue)
        }
        return table.lines(on: terminal)
    }

    private var wordings: [String] {
        quote.variants.enumerated().flatMap { index, variant in
            let share = variant.documents.count.counted("carrier", "carriers")
            let head = "\(Self.letter(index)) (\(share))"
            let words = "“\(variant.text.shown)”".wrapped(to: terminal.width - 4)
            return [terminal.dim(head)] + words.map { "    " + $0 }
        }
    }

    private func letter(of carrier: Quote.Carrier) -> String {
        let index =
            quote.variants.firstIndex { $0.text == carrier.text && $0.documents.contains(carrier.document) }
            ?? quote.variants.firstIndex { $0.documents.contains(carrier.document) }
        return index.map(Self.letter) ?? "–"
    }

    /// A … Z, then A2, B2 …
    private static func letter(_ index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
        return index < 26 ? letter : letter + String(index / 26 + 1)
    }
}
