// WriterState: what the writer keeps from one transaction to the next.

internal import Compression
internal import NewsModel

/// Hot things, decoded, and buffers that are used again.
///
/// `@unchecked Sendable`: reached only by ``Ledger/write(_:)``, on the writer's serial queue.
final class WriterState: @unchecked Sendable {
    /// Documents are large, and folding has its own cache of their words.
    var documents = RecentCache<String, Document>(capacity: 512)
    /// Records and stories: no decision reads a quote.
    var others = RecentCache<String, Change.Entry>(capacity: 16_384)
    let bytes = StoredBytes()
    /// How many transactions were given up that had changed the fold engine.
    private(set) var rollbacks = 0
    /// As last committed.
    var figures: LedgerFigures

    init(figures: LedgerFigures) { self.figures = figures }

    /// Forgets everything that a rolled-back transaction may have put here.
    func forget(_ transaction: LedgerTransaction) {
        if transaction.changesEngine { rollbacks += 1 }
        documents.removeAll()
        others.removeAll()
    }
}
