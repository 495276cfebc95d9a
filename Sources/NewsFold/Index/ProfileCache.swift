// ProfileCache: recent documents, prepared, so that most comparisons need no store.

internal import NewsModel
internal import Synchronization

/// A bounded cache in two generations: what was used since the last turn, and what was used
/// before it. It only saves time; no decision depends on what it holds.
final class ProfileCache: Sendable {
    private struct State {
        var recent: [DocumentID: PreparedDocument] = [:]
        var older: [DocumentID: PreparedDocument] = [:]
        var recentBytes = 0
    }

    private let state = Mutex(State())
    private let limit: Int

    init(bytes limit: Int) { self.limit = limit }

    /// The prepared document, read through the store where it isn't held; nil where the store
    /// doesn't know it.
    func prepared(_ id: DocumentID, store: some FoldStore) throws -> PreparedDocument? {
        if let held = find(id) { return held }
        guard let document = try store.document(id) else { return nil }
        let prepared = PreparedDocument(document, quotes: false)
        insert(prepared)
        return prepared
    }

    func insert(_ prepared: PreparedDocument) {
        state.withLock { state in
            if state.recent.updateValue(prepared, forKey: prepared.document.id) == nil {
                // Measured: about 32 bytes of arrays a word, 40 more once compared, and the text.
                state.recentBytes += 1000 + prepared.profile.count * 60
            }
            guard state.recentBytes > limit / 2 else { return }
            state.older = state.recent
            state.recent = [:]
            state.recentBytes = 0
        }
    }

    func remove(_ id: DocumentID) {
        state.withLock { state in
            state.recent[id] = nil
            state.older[id] = nil
        }
    }

    private func find(_ id: DocumentID) -> PreparedDocument? {
        let (held, isOlder) = state.withLock { state in
            if let recent = state.recent[id] { return (PreparedDocument?.some(recent), false) }
            return (state.older[id], true)
        }
        if isOlder, let held { insert(held) }
        return held
    }
}
