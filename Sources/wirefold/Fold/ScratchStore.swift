// ScratchStore: what folding reads again, in scratch files; in memory stays where each thing is.

internal import NewsFold
internal import NewsIntake
internal import NewsModel
internal import Packing
internal import ScratchStorage

/// Documents, records and stories of one run as they now are. Quotes the engine keeps itself.
final class ScratchStore: FoldStore {
    /// What is answered, and read again as decisions change.
    private let decisions: ScratchFile
    /// What documents say: most of the bytes, and few of them are read again.
    private let texts: ScratchFile
    private var documents = ScratchTable()
    private var records = ScratchTable()
    /// Records of many copies that aren't written yet: each copy more would write them all again.
    private var large = LargeRecords()
    /// Where the ids of merged things live on.
    private var forwards = Forwards()
    private var stories = ScratchTable()

    init() throws {
        decisions = try ScratchFile()
        texts = try ScratchFile(heldBack: 1 << 18)
    }

    func document(_ id: DocumentID) throws -> Document? {
        let decided = try read(documents[id.packed], of: decisions) {
            ($0.decision(), textPlace: $0.integer(Int.self))
        }
        return try decided.flatMap { decision, textPlace in
            try read(textPlace, of: texts) { $0.document(decision) }
        }
    }

    func record(_ id: RecordID) throws -> Record? {
        if let record = large[forwards.resolve(id)] { return record }
        return try read(place(of: id), of: decisions) { $0.record() }
    }

    func story(_ id: StoryID) throws -> Story? {
        try read(stories[forwards.resolve(id).packed], of: decisions) { $0.story() }
    }

    /// What is answered of a document.
    func decision(on id: DocumentID) throws -> Decision? {
        try read(documents[id.packed], of: decisions) { $0.decision() }
    }

    /// What is answered of a record.
    func roll(of id: RecordID) throws -> RecordRoll? {
        if let record = large.take(forwards.resolve(id)) { try write(record) }
        return try read(place(of: id), of: decisions) { $0.roll() }
    }

    /// Where a document is, as it now is.
    func place(of id: DocumentID) -> Int? { documents[id.packed] }

    /// The document that is, or was, at a place.
    func documentID(at place: Int?) throws -> DocumentID? {
        try read(place, of: decisions) { $0.identifier() }
    }

    /// The id that a document has in the input.
    func givenID(of id: DocumentID) throws -> JSONValue? {
        try read(documents[id.packed], of: decisions) { unpacker in
            let _: DocumentID = unpacker.identifier()
            return unpacker.id()
        }
    }

    /// Takes up changes in the order of the log. `new` is the document that they are about, and
    /// `given` its id in the input.
    func apply(_ entries: [Change.Entry], new: DocumentID, given: JSONValue) throws {
        for entry in entries {
            switch entry {
            case .document(let document):
                let given = document.id == new ? given : try givenID(of: document.id) ?? given
                let textPlace = try texts.append { $0.put(text: document) }
                documents[document.id.packed] = try decisions.append {
                    $0.put(decisionOn: document, given: given)
                    $0.put(textPlace)
                }
            case .record(let record):
                if !large.hold(record) { try write(record) }
                for record in large.takeSurplus(besides: record.id) { try write(record) }
            case .quote: break
            case .story(let story): stories[story.id.packed] = try decisions.append { $0.put(story) }
            case .merged(let merged):
                drop(merged.id)
                forwards.add(merged)
            case .withdrawn(let end): drop(end.id)
            }
        }
    }

    private func write(_ record: Record) throws {
        records[record.id.packed] = try decisions.append { $0.put(record) }
    }

    private func drop(_ id: String) {
        if let id = RecordID(rawValue: id) {
            _ = large.take(id)
            records[id.packed] = nil
        }
        if let id = StoryID(rawValue: id) { stories[id.packed] = nil }
    }

    private func place(of id: RecordID) -> Int? { records[forwards.resolve(id).packed] }

    private func read<Value>(
        _ place: Int?, of file: ScratchFile, _ body: (inout Unpacker) -> Value
    ) throws -> Value? {
        guard let place else { return nil }
        var value: Value?
        try file.withPiece(at: place) { bytes in
            var unpacker = Unpacker(bytes)
            value = body(&unpacker)
        }
        return value
    }
}
