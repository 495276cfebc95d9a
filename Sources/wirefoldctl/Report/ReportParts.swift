// What the pages of all kinds share.

internal import WirefoldClient

enum ReportParts {
    /// The id and some figures in one quiet line.
    static func facts(_ id: String, _ figures: [String]) -> HTML {
        .element(
            "p", ["class": "soft"], .element("span", ["class": "id"], .text(id)),
            .text(figures.map { " · " + $0 }.joined()))
    }

    /// The words of `new`, with what `old` has besides struck through and what it lacks underlined.
    static func difference(from old: String, to new: String) -> HTML {
        let pieces = WordDifference(from: old, to: new).pieces.map { piece -> HTML in
            switch piece {
            case .same(let text): .text(text)
            case .left(let text): .element("del", [:], .text(text))
            case .added(let text): .element("ins", [:], .text(text))
            }
        }
        return pieces.enumerated().map { $0.offset > 0 ? .text(" ") + $0.element : $0.element }.joined()
    }

    /// Quotes with their speakers, the most carried first.
    static func quotes(_ quotes: [Quote], of count: Int) -> HTML {
        guard !quotes.isEmpty else { return .empty }
        let sections = quotes.sorted { $0.carriers.count > $1.carriers.count }.map { quote -> HTML in
            let carriers = quote.carriers.map { $0.outlet.isEmpty ? "outlet unknown" : $0.outlet }
            var seen: Set<String> = []
            let outlets = carriers.filter { seen.insert($0).inserted }.joined(separator: ", then ")
            return .element(
                "section", ["class": "quote"], .element("blockquote", [:], .text("“\(quote.text)”")),
                .element("p", [:], .text("— \(quote.speaker ?? "speaker unknown")")),
                facts(quote.id.rawValue, quote.carrierCounts + (outlets.isEmpty ? [] : [outlets])))
        }
        return .element("h2", [:], .text("Quotes")) + sections.joined() + more(count - quotes.count)
    }

    static func more(_ count: Int) -> HTML {
        count > 0 ? .element("p", ["class": "soft"], .text("… and \(count) more")) : .empty
    }

    static let footer = HTML.element(
        "footer", [:],
        .text("Written by wirefoldctl report. Times are UTC; the first is first among what was handed in."))
}
