// IndexWork: what looking for candidates has cost so far, and which bounds it met.

internal import Synchronization

/// Counters of one index; they decide nothing.
final class IndexWork: Sendable {
    private let read = Atomic<Int>(0)
    private let passedOver = Atomic<Int>(0)
    private let compared = Atomic<Int>(0)

    /// Postings that were looked at.
    var postings: Int { read.load(ordering: .relaxed) }
    /// How often a key was passed over, since more records than allowed have it.
    var overfull: Int { passedOver.load(ordering: .relaxed) }

    /// Texts that another was compared with, if only by their words.
    var texts: Int { compared.load(ordering: .relaxed) }

    func add(texts: Int) { compared.add(texts, ordering: .relaxed) }

    func add(postings: Int, overfull: Int) {
        read.add(postings, ordering: .relaxed)
        if overfull > 0 { passedOver.add(overfull, ordering: .relaxed) }
    }
}
