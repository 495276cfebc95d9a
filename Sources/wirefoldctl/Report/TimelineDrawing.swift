// TimelineDrawing: carriers under each other, each with its place in time on a line.

internal import FoundationEssentials
internal import WirefoldClient

struct TimelineDrawing {
    struct Entry {
        var published: Date?
        /// Who, and what else is to be said.
        var label: HTML
        /// What is no longer so.
        var isPast = false
    }

    private let entries: [Entry]
    private let first: Date?
    private let last: Date?

    /// Entries in the order in which they are to stand.
    init(_ entries: [Entry]) {
        self.entries = entries
        let dates = entries.compactMap(\.published)
        first = dates.min()
        last = dates.max()
    }

    var html: HTML { .element("ol", ["class": "time"], entries.map(row).joined()) }

    private func row(_ entry: Entry) -> HTML {
        var time = HTML.text("no date")
        if let published = entry.published {
            time = .element("time", ["datetime": published.formatted(.iso8601)], .text(published.minute))
            if let first, published > first {
                time = time + .element("span", ["class": "later"], .text(published.after(first)))
            }
        }
        let dot = place(entry.published).map {
            HTML.element("span", ["class": entry.isPast ? "dot past" : "dot", "style": "left: \($0)%"])
        }
        return .element(
            "li", [:], .element("div", [:], time), .element("div", [:], entry.label),
            .element("div", ["class": "track", "aria-hidden": "true"], dot ?? .empty))
    }

    /// Percent of the line, kept off its ends.
    private func place(_ date: Date?) -> String? {
        guard let date, let first, let last else { return nil }
        let span = last.timeIntervalSince(first)
        let share = span > 0 ? date.timeIntervalSince(first) / span : 0
        let tenths = Int((40 + share * 920).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
