// FoldAnswer: what was decided about one line of the input, until the answers are written.

internal import NewsIntake
internal import NewsModel
internal import Packing

struct FoldAnswer {
    let id: JSONValue
    let document: DocumentID
    let relation: Relation
    let similarity: Double

    /// Bytes of the length that stands before an answer.
    static let lengthBytes = 4

    init(id: JSONValue, document: DocumentID, relation: Relation, similarity: Double) {
        self.id = id
        self.document = document
        self.relation = relation
        self.similarity = similarity
    }

    /// Reads what `packed` wrote, without the length.
    init(packed bytes: [UInt8]) {
        self = Unpacker.read(bytes) { unpacker in
            FoldAnswer(
                id: unpacker.id(), document: unpacker.identifier(),
                relation: unpacker.relation(), similarity: unpacker.double())
        }
    }

    /// The length, then the answer.
    var packed: [UInt8] {
        var packer = Packer()
        packer.put(id)
        packer.put(document)
        packer.put(relation)
        packer.put(similarity)
        var whole = Packer()
        whole.put(UInt32(packer.bytes.count))
        return whole.bytes + packer.bytes
    }
}
