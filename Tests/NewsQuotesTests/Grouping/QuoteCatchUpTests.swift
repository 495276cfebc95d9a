// Quotes that changed after a checkpoint: places that were given up before it are nobody's.

internal import NewsModel
internal import NewsQuotes
internal import Packing
internal import Testing

@Suite("Quotes after a checkpoint")
struct QuoteCatchUpTests {
    private let bridge = "“The bridge stays closed until every single cable was inspected,” said Mara Ellery."
    private let frost = "“Farmers lost a third of the apple crop during the long frost,” said Jonas Weld."
    private let portrait = "“Our museum found the missing portrait behind a cellar wall,” said Ines Kroll."

    private func reread(_ index: QuoteIndex) -> QuoteIndex {
        var packer = Packer()
        index.write(to: &packer)
        return Unpacker.read(packer.bytes) { QuoteIndex(from: &$0) }
    }

    @Test("a place that a withdrawn article gave up belongs to no wording when it is used again")
    func freePlaces() throws {
        var index = QuoteIndex()
        let quote = try #require(index.insert("Gazette", bridge).quotes[0])
        index.insert("Herald", frost)
        _ = index.remove(DocumentID(hashing: ["Herald"]))
        index = reread(index)
        index.settleOrder()
        let other = try #require(index.insert("Post", portrait).quotes[0])
        #expect(index.insert("Courier", bridge).quotes == [quote])
        #expect(index.insert("Times", portrait).quotes == [other])
        #expect(index.count == 2)
    }

    @Test("a quote that ended since isn't found again")
    func ended() throws {
        var steady = QuoteIndex()
        let quote = try #require(steady.insert("Gazette", bridge).quotes[0])
        steady.insert("Herald", frost)
        var caughtUp = reread(steady)
        _ = steady.remove(DocumentID(hashing: ["Gazette"]))
        caughtUp.forget(quote)
        caughtUp.forget(DocumentID(hashing: ["Gazette"]))
        caughtUp.settleOrder()
        let later = steady.insert("Post", bridge).quotes
        #expect(caughtUp.insert("Post", bridge).quotes == later)
        #expect(later != [quote])
        #expect(caughtUp.count == 2)
    }
}
