// A speaker as people read them: the names and roles, then each quote with when it came up and who
// carried it.

internal import WirefoldClient

struct SpeakerPage {
    private let found: SpeakerQuotes
    private let terminal: Terminal

    init(_ found: SpeakerQuotes, on terminal: Terminal) {
        self.found = found
        self.terminal = terminal
    }

    var lines: [String] {
        let speaker = found.speaker
        var lines = speaker.name.shown.wrapped(to: terminal.width).map(terminal.bold)
        if !speaker.spellings.isEmpty {
            lines += Facts([("also as", speaker.spellings.joined(separator: ", "))]).lines(on: terminal)
        }
        lines += roles
        for quote in found.quotes { lines += [""] + entry(quote) }
        let more = speaker.quoteCount - found.quotes.count
        guard more > 0 else { return lines }
        return lines + ["", "… and \(more) more; see them with --limit \(speaker.quoteCount)"]
    }

    /// What the speaker is said to be: each role with how many carriers have it, and which outlets.
    private var roles: [String] {
        guard !found.roles.isEmpty else { return [] }
        var table = Table(
            .init("ROLE", minimum: 16), .init("CARRIERS", isRight: true), .init("OUTLETS", minimum: 10))
        for role in found.roles {
            table.append(role.text, "\(role.carrierCount)", role.outlets.joined(separator: ", "))
        }
        return [""] + table.lines(on: terminal)
    }

    private func entry(_ quote: Quote) -> [String] {
        let first = quote.carriers.first ?? quote.formerCarriers.first?.carrier
        let carriers = quote.carrierCounts[0]
        let outlet = first.map { $0.outlet.isEmpty ? "" : ", first \($0.outlet.shown)" } ?? ""
        let head = "\(first?.published.minute ?? "–")  \(quote.id.rawValue)  \(carriers)\(outlet)"
        return [terminal.dim(head.cut(to: terminal.width))]
            + "“\(quote.text.shown)”".wrapped(to: terminal.width - 4).map { "    " + $0 }
    }
}
