// KilledGroups: which withdrawn documents said the same words.

internal import NewsModel
internal import Synchronization

/// Digests of what withdrawn documents said, so that not all are read again for each copy that comes. It only
/// saves time: what a document said never changes.
final class KilledGroups: Sendable {
    private static let bytesEach = 48

    private let groups = Mutex(GenerationCache<PackedID, UInt64>(bytes: 1 << 20))

    func group(of id: DocumentID) -> UInt64? {
        groups.withLock { $0.value(id.packed) { _ in KilledGroups.bytesEach } }
    }

    func insert(_ group: UInt64, of id: DocumentID) {
        groups.withLock { $0.insert(group, for: id.packed, bytes: KilledGroups.bytesEach) }
    }
}
