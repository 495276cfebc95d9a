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
    func distinct() {
        let id = "d-aaaaaaaaaaaaaaaa"
        var packed: Set<PackedID> = []
        for place in 2..<18 {
            for character in "abcdefghijklmnopqrstuvwxyz234567" {
                var other = Array(id)
                other[place] = character
                packed.insert(DocumentID(unchecked: String(other)).packed)
            }
        }
        #expect(packed.count == 16 * 31 + 1)
    }
}
