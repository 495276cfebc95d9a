// Forgetting: taking quotes out that have changed since, to be restored as they now are.

package import NewsModel

extension QuoteIndex {
    /// Takes out what is held of a quote and of its former carriers, which `restore` brings back. Its documents
    /// stay, each with its time of arrival, and so do slight quotations, which stand in no quote then.
    package mutating func forget(_ quote: QuoteID) {
        guard let group = groupsByID[quote] else { return }
        guard groups[Int(group)].forward == nil else {
            // It had gone into another, and came back since.
            groupsByID[quote] = nil
            return
        }
        let gone = groups[Int(group)].members.filter {
            !occurrences[Int($0)].isSlight || occurrences[Int($0)].change != nil
        }
        // What is left of it is slight, and dissolves.
        var changes = ChangeSet()
        take(gone, &changes)
        let isGone = Set(gone)
        for carrier in Set(gone.map { occurrences[Int($0)].document }).sorted() {
            carriers[Int(carrier)].occurrences.removeAll(where: isGone.contains)
            guard formers[carrier] != nil, carriers[Int(carrier)].occurrences.isEmpty else { continue }
            take(carriers[Int(carrier)].id, &changes)
        }
    }

    /// Takes a document out, and the versions before it. Its quotes are to be forgotten before.
    package mutating func forget(_ document: DocumentID) { _ = remove(document) }
}
