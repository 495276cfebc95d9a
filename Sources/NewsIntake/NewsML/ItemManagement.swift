// ItemManagement: what a NewsML-G2 item's `itemMeta` says of its use.

internal import FoundationEssentials
internal import NewsModel

struct ItemManagement {
    private(set) var versionCreated: Date?
    private(set) var status = Article.Status.usable
    private(set) var embargo: Date?
    private(set) var evolvedFrom: String?
    private(set) var signals: [String] = []
    private(set) var editorNotes: [String] = []

    /// - Throws: a date or a status that can't be read: publishing too early is worse than asking.
    init(of meta: XMLElement?) throws(IntakeError) {
        guard let meta else { return }
        let first = try Self.date(meta.first("firstCreated"))
        versionCreated = try Self.date(meta.first("versionCreated")) ?? first
        if let code = meta.first("pubStatus").flatMap(QCode.word) {
            status = try Article.Status(word: code, field: "pubStatus")
        }
        if let embargoed = meta.first("embargoed") {
            embargo = try Self.date(embargoed) ?? Article.openEmbargo
        }
        signals = meta.children("signal").compactMap { signal in
            guard let code = signal["qcode"] ?? signal["uri"] else { return nil }
            return code.hasPrefix("sig:") || code.contains("/signal/") ? QCode.word(code) : code
        }
        let previous = meta.children("link").first { QCode.word($0["rel"] ?? "") == "evolvedfrom" }
        evolvedFrom = previous.flatMap { $0["residref"] ?? $0["href"] }
        editorNotes = meta.children("edNote").compactMap(\.words)
    }

    private static func date(_ element: XMLElement?) throws(IntakeError) -> Date? {
        guard let text = element?.words, let name = element?.name else { return nil }
        guard let date = DateReader.date(from: text) else {
            throw .invalid(
                name, "\(name) is not a date that can be read; write it as 2026-11-21T06:25:00Z (RFC 3339)")
        }
        return date
    }
}

extension Article.Status {
    /// - Parameter word: IPTC's word or one of those that agencies use for it.
    init(word: String, field: String) throws(IntakeError) {
        switch word.lowercased() {
        case "usable", "published", "live", "": self = .usable
        case "withheld", "embargoed": self = .withheld
        case "canceled", "cancelled", "kill", "killed": self = .canceled
        default: throw .invalid(field, "\(field) has to be usable, withheld or canceled")
        }
    }
}
