// One change in one line: its number, when, what it is about, and what that is now.

internal import WirefoldClient

struct ChangeLine {
    private let change: Change

    init(_ change: Change) { self.change = change }

    func text(on terminal: Terminal) -> String {
        let time = change.committed.minute.suffix(5)
        let number = String(change.sequence)
        let padding = String(repeating: " ", count: max(0, 7 - number.count))
        return "\(padding)\(number)  \(time)  \(what.shown)".cut(to: terminal.width)
    }

    private var what: String {
        switch change.entry {
        case .record(let record):
            "\(record.id)  \(record.copies.count.counted("copy", "copies")): \(record.title)"
        case .quote(let quote):
            "\(quote.id)  \(quote.carrierCounts[0]): "
                + "\(quote.speaker.map { $0 + ", " } ?? "")“\(quote.text)”"
        case .story(let story):
            "\(story.id)  \(story.records.count.counted("record", "records")), \(story.state): \(story.title)"
        case .document(let document):
            "\(document.id)  \(document.title)"
        case .merged(let merged):
            "\(merged.id)  merged into \(merged.into)"
        case .withdrawn(let withdrawn):
            "\(withdrawn.id)  withdrawn (\(withdrawn.reason))"
                + (withdrawn.carriers.isEmpty
                    ? "" : ", still carried by \(withdrawn.carriers.map(\.rawValue).joined(separator: ", "))")
        }
    }
}
