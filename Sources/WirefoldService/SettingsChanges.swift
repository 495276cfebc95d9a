// What a reload changed, by key, in words for the log.

struct SettingsChanges: Sendable {
    /// "logLevel from info to debug": in effect now.
    let applied: [String]
    /// The same for those that wait for a restart, since whichever reload.
    let waiting: [String]

    /// - Parameter start: what the daemon started with.
    init(
        from old: SettingsReader, to new: SettingsReader, start: SettingsReader, schema: SettingsSchema
    ) {
        var applied: [String] = []
        var waiting: [String] = []
        for declaration in schema.declarations {
            let key = declaration.key
            let before = declaration.reloads ? old : start
            guard let was = before.effective[key], let now = new.effective[key], was != now else { continue }
            let words = "\(key) from \(was) to \(now)"
            if declaration.reloads { applied.append(words) } else { waiting.append(words) }
        }
        self.applied = applied
        self.waiting = waiting
    }

    /// One sentence.
    var summary: String {
        if applied.isEmpty && waiting.isEmpty { return "nothing changed" }
        var parts: [String] = []
        if !applied.isEmpty { parts.append("in effect: \(applied.joined(separator: ", "))") }
        if !waiting.isEmpty { parts.append("after a restart: \(waiting.joined(separator: ", "))") }
        return parts.joined(separator: "; ")
    }
}
