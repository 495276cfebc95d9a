// ProfileCache: recent documents, prepared, so that most comparisons need no store.

internal import NewsModel
internal import Synchronization

/// Prepared documents, and for ten times as many the words that the first comparison needs. It only
/// saves time; no decision depends on what it holds.
final class ProfileCache: Sendable {
    private struct State {
        var profiles: GenerationCache<PackedID, PreparedDocument>
        var words: GenerationCache<PackedID, [UInt32]>
    }

    private let state: Mutex<State>

    init(bytes limit: Int) {
        state = Mutex(
            State(profiles: GenerationCache(bytes: limit / 2), words: GenerationCache(bytes: limit / 2)))
    }

    /// The prepared document, read through the store where it isn't held; nil where the store
    /// doesn't know it.
    func prepared(_ id: DocumentID, store: some FoldStore) throws -> PreparedDocument? {
        if let held = state.withLock({ $0.profiles.value(id.packed, bytes: ProfileCache.bytes) }) {
            return held
        }
        guard let document = try store.document(id) else { return nil }
        let prepared = PreparedDocument(document, quotes: false)
        insert(prepared)
        return prepared
    }

    /// The distinct words of a document, ascending, where they are held.
    func words(_ id: PackedID) -> [UInt32]? {
        state.withLock { $0.words.value(id, bytes: ProfileCache.bytes) }
    }

    func insert(_ prepared: PreparedDocument) {
        let id = prepared.document.id.packed
        let words = prepared.profile.words
        state.withLock { state in
            state.profiles.insert(prepared, for: id, bytes: ProfileCache.bytes(prepared))
            state.words.insert(words, for: id, bytes: ProfileCache.bytes(words))
        }
    }

    func remove(_ id: DocumentID) {
        state.withLock { state in
            state.profiles.remove(id.packed)
            state.words.remove(id.packed)
        }
    }

    /// Measured: about 32 bytes of arrays a word, 40 more once compared, and the text.
    private static func bytes(_ prepared: PreparedDocument) -> Int { 1000 + prepared.profile.count * 60 }
    private static func bytes(_ words: [UInt32]) -> Int { 96 + words.count * 4 }
}
