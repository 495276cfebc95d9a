// ProfileCache: recent documents, prepared, so that most comparisons need no store.

internal import NewsModel
internal import Synchronization

/// Prepared documents. It only saves time; no decision depends on what it holds.
final class ProfileCache: Sendable {
    private let profiles: Mutex<GenerationCache<PackedID, PreparedDocument>>

    init(bytes limit: Int) { profiles = Mutex(GenerationCache(bytes: limit)) }

    /// The prepared document, read through the store where it isn't held; nil where the store
    /// doesn't know it.
    func prepared(_ id: DocumentID, store: some FoldStore) throws -> PreparedDocument? {
        try prepared(id.packed, store: store)
    }

    func prepared(_ id: PackedID, store: some FoldStore) throws -> PreparedDocument? {
        if let held = profiles.withLock({ $0.value(id, bytes: ProfileCache.bytes) }) { return held }
        guard let document = try store.document(DocumentID(id)) else { return nil }
        let prepared = PreparedDocument(document)
        insert(prepared)
        return prepared
    }

    func insert(_ prepared: PreparedDocument) {
        let id = prepared.document.id.packed
        profiles.withLock { $0.insert(prepared, for: id, bytes: ProfileCache.bytes(prepared)) }
    }

    func remove(_ id: DocumentID) { profiles.withLock { $0.remove(id.packed) } }

    /// The texts, and about 20 bytes of arrays a word; 20 more once its sentences were compared, and
    /// for the few that get so far 44 for its runs of words.
    private static func bytes(_ prepared: PreparedDocument) -> Int {
        let document = prepared.document
        var texts = document.text.utf8.count + document.title.utf8.count
        for quotation in document.quotations { texts += quotation.text.utf8.count + 200 }
        for evidence in document.evidence {
            for passage in evidence.passages { texts += passage.text.utf8.count + 48 }
        }
        return 1000 + texts + prepared.profile.count * 42
    }
}
