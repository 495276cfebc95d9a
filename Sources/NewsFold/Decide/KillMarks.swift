// KillMarks: which copies of a record are withdrawn, and who is marked as carrying what they said.

internal import NewsModel

/// The withdrawn copies of a record and the marks of the others, read in one pass.
struct KillMarks {
    /// In the order of the record.
    private(set) var withdrawn: [DocumentID] = []
    private var isWithdrawn: Set<DocumentID> = []
    private var carriers: [DocumentID: [DocumentID]] = [:]

    init() {}

    init(_ record: Record) {
        for copy in record.copies {
            if copy.isWithdrawn { withdrawn.append(copy.document) }
            for mark in copy.withdrawnText { carriers[mark.other, default: []].append(copy.document) }
        }
        isWithdrawn = Set(withdrawn)
    }

    /// Whether a mark names a document that isn't a withdrawn copy of the record any more.
    var isStale: Bool { !carriers.keys.allSatisfy(isWithdrawn.contains) }

    /// Whether a mark names a document.
    func isNamed(_ document: DocumentID) -> Bool { carriers[document] != nil }

    func isWithdrawn(_ document: DocumentID) -> Bool { isWithdrawn.contains(document) }

    /// Those that are marked as carrying what a withdrawn copy said, in the order of the record.
    func carriers(of killed: DocumentID) -> [DocumentID] { carriers[killed] ?? [] }
}
