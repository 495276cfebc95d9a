// FurnitureBoard: what the writer has learnt of the outlets' furniture, for the preparers to read.

internal import NewsText
internal import Synchronization

/// Written by the writer once it is committed, read by preparers for each article.
final class FurnitureBoard: Sendable {
    private let state = Mutex(KnownFurniture())

    var known: KnownFurniture { state.withLock { $0 } }

    func publish(_ known: KnownFurniture) { state.withLock { $0 = known } }
}

/// What a group of articles changed in what is known.
struct FurnitureNews: Sendable {
    var changes: [OutletFurniture.Change]
    /// What is known now.
    var known: KnownFurniture

    /// Outlets of which something was learnt, in order.
    var outlets: [String] {
        Set(
            changes.compactMap {
                if case .learnt(let outlet, _) = $0 { outlet } else { nil }
            }
        ).sorted()
    }
}
