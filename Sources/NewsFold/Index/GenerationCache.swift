// GenerationCache: a bounded cache in two generations.

/// Keeps what was used since the last turn, and what was used before it. Constant time.
struct GenerationCache<Key: Hashable, Value> {
    private var recent: [Key: Value] = [:]
    private var older: [Key: Value] = [:]
    private var recentBytes = 0
    private let limit: Int

    /// - Parameter limit: bytes kept at most, as `insert` is told them.
    init(bytes limit: Int) { self.limit = limit }

    mutating func value(_ key: Key, bytes: (Value) -> Int) -> Value? {
        if let value = recent[key] { return value }
        guard let value = older[key] else { return nil }
        insert(value, for: key, bytes: bytes(value))
        return value
    }

    mutating func insert(_ value: Value, for key: Key, bytes: Int) {
        if recent.updateValue(value, forKey: key) == nil { recentBytes += bytes }
        guard recentBytes > limit / 2 else { return }
        older = recent
        recent = [:]
        recentBytes = 0
    }

    mutating func remove(_ key: Key) {
        recent[key] = nil
        older[key] = nil
    }
}
