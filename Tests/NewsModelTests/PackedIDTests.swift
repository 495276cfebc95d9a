internal import NewsModel
internal import Testing

@Suite("An id in ten bytes")
struct PackedIDTests {
    @Test("packing an id and unpacking it gives the same id")
    func roundTrip() {
        for number in 0..<200 {
            let id = DocumentID(hashing: ["article", String(number)])
            #expect(DocumentID(id.packed) == id)
            #expect(RecordID(id.packed) == RecordID(founding: id))
        }
    }

    @Test("ids that differ in any character are packed differently")
    func distinct() throws {
        let id = "d-aaaaaaaaaaaaaaaa"
        var packed: Set<PackedID> = []
        for place in 2..<18 {
            for character in "abcdefghijklmnopqrstuvwxyz234567" {
                var other = Array(id)
                other[place] = character
                packed.insert(try #require(DocumentID(rawValue: String(other))).packed)
            }
        }
        #expect(packed.count == 16 * 31 + 1)
    }

    @Test("ids are ordered as their texts are")
    func order() {
        let ids = (0..<500).map { DocumentID(hashing: ["article", String($0)]) }
        #expect(ids.sorted().map(\.rawValue) == ids.map(\.rawValue).sorted())
    }

    @Test("a text that is no id of the kind is none")
    func malformed() {
        for text in [
            "", "d-", "d-short", "r-aaaaaaaaaaaaaaaa", "d-aaaaaaaaaaaaaaaaa", "d-aaaaaaaaaaaaaaa8",
            "d-aaaaaaaaaaaaaaé",
        ] {
            #expect(DocumentID(rawValue: text) == nil)
        }
        #expect(DocumentID(rawValue: "d-aaaaaaaaaaaaaaa7")?.rawValue == "d-aaaaaaaaaaaaaaa7")
    }
}
