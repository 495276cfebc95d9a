// ScratchStore: what folding reads again, in a scratch file; in memory stays where each thing is.

internal import NewsFold
internal import NewsIntake
internal import NewsModel
internal import ScratchStorage

/// Documents, records and stories of one run as they now are. Quotes the engine keeps itself.
final class ScratchStore: FoldStore {
    private let file: ScratchFile
    private var documents = ScratchTable()
    private var records = ScratchTable()
    /// Where the ids of merged things live on.
    private var forwards: [String: String] = [:]
    private var quotes: [QuoteID: Quote] = [:]
    private var stories = ScratchTable()

    init() throws { file = try ScratchFile() }

    func document(_ id: DocumentID) throws -> Document? { try line(of: id)?.document }

    func record(_ id: RecordID) throws -> Record? {
        guard let place = records[RecordID(unchecked: resolve(id.rawValue)).packed] else { return nil }
        var unpacker = Unpacker(try file.readPiece(at: place))
        return unpacker.record()
    }

    func quote(_ id: QuoteID) -> Quote? { quotes[QuoteID(unchecked: resolve(id.rawValue))] }

    func story(_ id: StoryID) throws -> Story? {
        guard let place = stories[StoryID(unchecked: resolve(id.rawValue)).packed] else { return nil }
        var unpacker = Unpacker(try file.readPiece(at: place))
        return unpacker.story()
    }

    /// A document with the id that it has in the input.
    func line(of id: DocumentID) throws -> (id: JSONValue, document: Document)? {
        guard let place = documents[id.packed] else { return nil }
        var unpacker = Unpacker(try file.readPiece(at: place))
        let given = unpacker.id()
        return (given, unpacker.document())
    }

    /// Where a document is, as it now is.
    func place(of id: DocumentID) -> Int? { documents[id.packed] }

    /// The document that is, or was, at a place.
    func documentID(at place: Int) throws -> DocumentID {
        var unpacker = Unpacker(try file.readPiece(at: place))
        _ = unpacker.id()
        return DocumentID(unchecked: unpacker.text())
    }

    /// The id that a document has in the input.
    func givenID(of id: DocumentID) throws -> JSONValue? {
        guard let place = documents[id.packed] else { return nil }
        // It stands first; ids are short, mostly.
        let start = Unpacker.idBytes(try file.readPiece(at: place, prefix: 5))
        var unpacker = Unpacker(try file.readPiece(at: place, prefix: start))
        return unpacker.id()
    }

    /// Takes up changes in the order of the log. `new` is the document that they are about, and
    /// `given` its id in the input.
    func apply(_ entries: [Change.Entry], new: DocumentID, given: JSONValue) throws {
        for entry in entries {
            switch entry {
            case .document(let document):
                var packer = Packer()
                packer.put(document.id == new ? given : try givenID(of: document.id) ?? given)
                packer.put(document)
                documents[document.id.packed] = try file.appendPiece(packer.bytes)
            case .record(let record):
                var packer = Packer()
                packer.put(record)
                records[record.id.packed] = try file.appendPiece(packer.bytes)
            case .quote(let quote): quotes[quote.id] = quote
            case .story(let story):
                var packer = Packer()
                packer.put(story)
                stories[story.id.packed] = try file.appendPiece(packer.bytes)
            case .merged(let merged):
                drop(merged.id)
                forwards[merged.id] = merged.into
            case .withdrawn(let end): drop(end.id)
            }
        }
    }

    private func drop(_ id: String) {
        if let id = RecordID(rawValue: id) { records[id.packed] = nil }
        if let id = QuoteID(rawValue: id) { quotes[id] = nil }
        if let id = StoryID(rawValue: id) { stories[id.packed] = nil }
    }

    private func resolve(_ id: String) -> String {
        var id = id
        while let next = forwards[id] { id = next }
        return id
    }
}

extension Unpacker {
    /// How many bytes an id takes, from its first five.
    fileprivate static func idBytes(_ start: [UInt8]) -> Int {
        var unpacker = Unpacker(start)
        return unpacker.integer(UInt8.self) == 0 ? 1 : 5 + Int(unpacker.integer(UInt32.self))
    }
}
