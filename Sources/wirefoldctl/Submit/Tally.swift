// Tally: what a submission came to, by format and by reason.

internal import WirefoldClient

/// Counts of results.
struct Tally: Sendable {
    private(set) var taken = 0
    private(set) var refused = 0
    private(set) var passedOver = 0
    private var formats: [String: (taken: Int, refused: Int)] = [:]
    private var refusals: [String: Int] = [:]
    private var skips: [String: Int] = [:]

    /// Reasons that are shown; the rest are counted together.
    private static let shownReasons = 8

    mutating func take(_ format: String) {
        taken += 1
        formats[format, default: (0, 0)].taken += 1
    }

    mutating func refuse(_ reason: String, _ format: String) {
        refused += 1
        formats[format, default: (0, 0)].refused += 1
        refusals[Self.kind(of: reason), default: 0] += 1
    }

    mutating func passOver(_ reason: String) {
        passedOver += 1
        skips[reason, default: 0] += 1
    }

    /// A line a format and a reason, for people; none where there is nothing to tell apart.
    var lines: [String] {
        var lines: [String] = []
        if formats.count > 1 || refused > 0 || passedOver > 0 {
            let width = formats.keys.map { Self.name($0).columns }.max() ?? 0
            for (format, counts) in formats.sorted(by: { $0.key < $1.key }) {
                let name = Self.name(format)
                let parts = [
                    counts.taken > 0 ? "\(counts.taken) taken in" : nil,
                    counts.refused > 0 ? "\(counts.refused) refused" : nil,
                ]
                let padding = String(repeating: " ", count: width - name.columns)
                lines.append("  \(name)\(padding)  " + parts.compactMap { $0 }.joined(separator: ", "))
            }
        }
        lines += Self.reasons("refused", refusals) + Self.reasons("passed over", skips)
        return lines
    }

    private static func name(_ format: String) -> String { format.isEmpty ? "unknown" : format }

    private static func reasons(_ title: String, _ counts: [String: Int]) -> [String] {
        guard !counts.isEmpty else { return [] }
        let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var lines = ["  \(title):"] + sorted.prefix(shownReasons).map { "    \($0.value) × \($0.key)" }
        let rest = sorted.dropFirst(shownReasons).reduce(0) { $0 + $1.value }
        if rest > 0 { lines.append("    \(rest) × for other reasons") }
        return lines
    }

    /// A reason without what is of one article alone: numbers, places, names, advice.
    private static func kind(of reason: String) -> String {
        let head = reason.split(separator: ";").first.map(String.init) ?? reason
        let fault = head.split(separator: ":").first.map(String.init) ?? head
        return fault.replacing(/[0-9]+/, with: "…")
    }
}
