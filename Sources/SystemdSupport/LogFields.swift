// The metadata of one log event, from the handler, its provider and the call, as text in order of key.

internal import Logging

enum LogFields {
    /// The call's own metadata wins over the provider's, and that over the handler's. At most 256 fields: the
    /// journal refuses an entry of more than 1024.
    static func merged(
        _ own: Logger.Metadata, _ provider: Logger.MetadataProvider?, _ event: LogEvent
    ) -> [(String, String)] {
        var all = own
        if let provided = provider?.get() { all.merge(provided) { $1 } }
        if let given = event.metadata { all.merge(given) { $1 } }
        if let error = event.error { all["error"] = "\(error)" }
        guard !all.isEmpty else { return [] }
        return all.sorted { $0.key < $1.key }.prefix(256).map { ($0.key, $0.value.description) }
    }
}
