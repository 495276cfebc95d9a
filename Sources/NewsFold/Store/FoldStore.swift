// FoldStore: what folding reads of the things that were stored before.

package import NewsModel

/// Read access to the ledger as it stands, uncommitted changes of the same batch included.
///
/// An id that was merged away answers with the thing that it lives on in. A document that was
/// replaced by a revision may still be answered; a document never taken in is nil.
package protocol FoldStore {
    func document(_ id: DocumentID) throws -> Document?
    func record(_ id: RecordID) throws -> Record?
    func story(_ id: StoryID) throws -> Story?
}
