// FoldAnswer: what was decided about one line of the input, until the answers are written.

internal import NewsIntake
internal import NewsModel
internal import Packing

struct FoldAnswer {
    let id: JSONValue
    let document: DocumentID
    let relation: Relation
    let similarity: Double

    init(id: JSONValue, document: DocumentID, relation: Relation, similarity: Double) {
        self.id = id
        self.document = document
        self.relation = relation
        self.similarity = similarity
    }

    /// Reads what `write` wrote.
    init(packed bytes: UnsafeRawBufferPointer) {
        var unpacker = Unpacker(bytes)
        document = unpacker.identifier()
        similarity = unpacker.double()
        relation = unpacker.relation()
        id = unpacker.id()
    }

    func write(to packer: inout Packer) {
        packer.put(document)
        packer.put(similarity)
        packer.put(relation)
        packer.put(id)
    }
}
