// ScoredMember: one indexed document, compared with a document that is being placed.

internal import NewsModel

struct ScoredMember {
    var slot: FoldIndex.Slot
    /// 0 … 1.
    var score: Double
}
