// Journal entries as people and programs read them.

internal import FoundationEssentials
internal import SystemdSupport

struct JournalPage {
    let entries: [JournalEntry]
    let terminal: Terminal

    init(entries: [JournalEntry], on terminal: Terminal) {
        self.entries = entries
        self.terminal = terminal
    }

    var lines: [String] {
        entries.enumerated().flatMap { place, entry in
            let explained = entries[(place + 1)...].contains { $0.messageID == entry.messageID }
            return head(entry) + (explained ? [] : body(entry))
        }
    }

    private func head(_ entry: JournalEntry) -> [String] {
        let level = entry.priority < 4 ? terminal.red(entry.level) : entry.level
        let unit = entry.unit.hasSuffix(".service") ? String(entry.unit.dropLast(8)) : entry.unit
        let message = entry.message.shown.wrapped(to: terminal.width - 2)
        return ["\(terminal.dim(entry.date.second)) \(terminal.bold(unit.shown)) \(level)"]
            + message.map { "  " + $0 }
    }

    private func body(_ entry: JournalEntry) -> [String] {
        guard !entry.explanation.isEmpty else { return [] }
        let lines = entry.explanation.split(separator: "\n", omittingEmptySubsequences: false)
        return [""] + lines.flatMap { wrapped(String($0).shown) } + [""]
    }

    /// A line of an explanation, indented; one that is indented itself, such as a command, stays whole.
    private func wrapped(_ line: String) -> [String] {
        let lines = line.hasPrefix(" ") || line.isEmpty ? [line] : line.wrapped(to: terminal.width - 4)
        return lines.map { $0.isEmpty ? "" : "    " + terminal.dim($0) }
    }
}

extension JournalEntry {
    fileprivate var date: Date { Date(timeIntervalSince1970: Double(time) / 1e6) }

    /// The priority in words.
    fileprivate var level: String {
        let words = ["emergency", "alert", "critical", "error", "warning", "notice", "info", "debug"]
        return words.indices.contains(priority) ? words[priority] : "info"
    }

    /// One object.
    func json() throws -> String {
        struct Object: Encodable {
            var time: Date
            var unit: String
            var level: String
            var message: String
            var messageID: String
            var explanation: String
            var fields: [String: String]
        }
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let object = Object(
            time: date, unit: unit, level: level, message: message, messageID: messageID,
            explanation: explanation,
            fields: fields)
        return String(decoding: try encoder.encode(object), as: UTF8.self)
    }
}

extension Date {
    /// "2031-03-04 06:12:09".
    fileprivate var second: String {
        let text = formatted(.iso8601)
        return text.prefix(10) + " " + text.dropFirst(11).prefix(8)
    }
}
