// Ids: the same on every machine, told apart by kind.

internal import NewsModel
internal import Testing

@Suite("Ids")
struct IdentifierTests {
    @Test("are the digest that any other implementation computes")
    func digest() {
        // SHA-256 over each part's length (64 bits, little-endian) and bytes, base32, 16 characters.
        #expect(DocumentID(hashing: ["a", "bc"]).rawValue == "d-tkfmzinwy3al57j7")
        #expect(DocumentID(hashing: ["ab", "c"]).rawValue == "d-ipxgkvlz3ya4u443")
    }

    @Test("are made for any input without a trap")
    func anyInput() {
        let ids = Set((0..<2000).map { DocumentID(hashing: [String($0)]) })
        #expect(ids.count == 2000)
    }

    @Test("are read back, and nothing else is")
    func reading() {
        let id = QuoteID(founding: DocumentID(hashing: ["x"]), start: 7)
        #expect(QuoteID(rawValue: id.rawValue) == id)
        #expect(RecordID(rawValue: id.rawValue) == nil)
        #expect(QuoteID(rawValue: "q-short") == nil)
        #expect(QuoteID(rawValue: "q-AAAAAAAAAAAAAAAA") == nil)
        #expect(QuoteID(rawValue: "") == nil)
    }

    @Test("of a record and its story share the founding document's digest")
    func founding() {
        let document = DocumentID(hashing: ["x"])
        let record = RecordID(founding: document)
        #expect(record.rawValue.dropFirst(2) == document.rawValue.dropFirst(2))
        #expect(StoryID(founding: record).rawValue.hasPrefix("s-"))
    }
}
