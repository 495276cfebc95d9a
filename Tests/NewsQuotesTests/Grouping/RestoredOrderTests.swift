internal import NewsModel
internal import Testing

@testable internal import NewsQuotes

@Suite("The order of restored quotes")
struct RestoredOrderTests {
    private static let subjects = ["bridge", "harbour", "orchard", "railway", "library"]

    @Test("wordings and their carriers stand in the order in which they came, whatever the order of quotes")
    func order() throws {
        let documents = (0..<40).map { number in
            let subject = Self.subjects[number % 5]
            // Every fourth one has the words of an earlier one.
            let year = 1900 + (number % 4 == 3 ? number - 3 : number)
            return document(
                "Paper \(number)",
                "“The northern \(subject) was a preventable catastrophe of \(year),” said Jane Smith.")
        }
        var steady = QuoteIndex()
        var restored = QuoteIndex()
        var quotes: Set<QuoteID> = []
        for document in documents {
            let quotations = DocumentQuotations(document)
            quotes.formUnion(steady.insert(quotations).quotes.compactMap { $0 })
            restored.restore(
                DocumentQuotations(
                    restoring: document.id, outlet: document.outlet, published: nil, quotations.remainder))
        }
        for quote in quotes.sorted() { restored.restore(try #require(steady.quote(quote))) }
        restored.settleOrder()
        #expect(restored.pool.entries.map(\.text) == steady.pool.entries.map(\.text))
        #expect(restored.carriersOfWordings == steady.carriersOfWordings)
        #expect(restored.pool.postings == steady.pool.postings)
    }
}

extension QuoteIndex {
    fileprivate var carriersOfWordings: [[DocumentID]] {
        pool.entries.map { $0.occurrences.map { carriers[Int(occurrences[Int($0)].document)].id } }
    }
}
