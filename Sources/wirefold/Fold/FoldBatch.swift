// FoldBatch: the state of one run of `wirefold fold`.

internal import NewsFold
internal import NewsIntake
internal import NewsModel
internal import Packing
internal import ScratchStorage

/// Folds documents in the order of the input, and answers for each once all are in. Texts and
/// answers wait in temporary files, but for the last of them: memory holds the index, and where each thing is.
struct FoldBatch {
    struct Item: Sendable {
        let id: JSONValue
        /// The key that versions of one article share, hashed.
        let lineage: PackedID?
        let prepared: PreparedDocument
    }

    private(set) var engine: FoldEngine
    private let store: ScratchStore
    private let answers: ScratchFile
    /// Where the latest version of each article is.
    private var latest = ScratchTable()
    private let hasQuotes: Bool

    /// Bytes of texts kept in memory: near copies mostly follow each other, and the rest is read again.
    private static let textCacheBytes = 16 << 20

    /// - Parameter quotes: whether the documents' quotations were looked for; the answers tell them.
    init(settings: FoldSettings = FoldSettings(), quotes: Bool) throws {
        hasQuotes = quotes
        var settings = settings
        settings.textCacheBytes = FoldBatch.textCacheBytes
        engine = FoldEngine(settings: settings, blocks: ScratchBlocks())
        store = try ScratchStore()
        answers = try ScratchFile()
    }

    mutating func fold(_ item: Item) throws {
        let document = item.prepared.document.id
        let previous = try store.documentID(at: item.lineage.flatMap { latest[$0] })
        let outcome = try engine.fold(
            item.prepared, replacing: previous == document ? nil : previous, store: store)
        try store.apply(outcome.entries, new: document, given: item.id)
        if let lineage = item.lineage { latest[lineage] = store.place(of: document) }
        let answer = FoldAnswer(
            id: item.id, document: document, relation: outcome.relation, similarity: outcome.similarity)
        _ = try answers.append { answer.write(to: &$0) }
    }

    /// Writes a line for each document, in the order of the input.
    func write() throws {
        var view = RecordView(store: store)
        var output: [UInt8] = []
        try answers.forEachPiece { answer in
            try write(FoldAnswer(packed: answer), to: &output, &view)
            if output.count > 1 << 18 {
                try StandardStreams.write(output)
                output.removeAll(keepingCapacity: true)
            }
        }
        try StandardStreams.write(output)
    }

    /// A line of JSON: what the index holds and costs.
    var statistics: String {
        let line = JSONLine.object { line in
            line.add("documents", engine.documentCount)
            line.add("records", engine.recordCount)
            line.add("stories", engine.storyCount)
            line.add("indexBytes", engine.indexBytes)
            line.add("storyBytes", engine.storyBytes)
            line.add("postings", engine.postingCount)
            line.add("postingsRead", engine.postingsRead)
            line.add("textsCompared", engine.textsCompared)
            line.add("overfullKeys", engine.overfullKeys)
        }
        return String(decoding: line, as: UTF8.self) + "\n"
    }

    private func write(_ answer: FoldAnswer, to output: inout [UInt8], _ view: inout RecordView) throws {
        let decision = try store.decision(on: answer.document)
        let record = try decision?.record.flatMap { try view.record($0) }
        let copy = record?.copy(answer.document)
        let evidence = try (decision?.evidence ?? []).map { evidence in
            (evidence, try store.givenID(of: evidence.other) ?? .string(evidence.other.rawValue))
        }
        JSONLine.write(to: &output) { line in
            line.add("id", answer.id)
            line.add("record", (record?.id ?? decision?.record)?.rawValue)
            line.add("relation", (copy?.relation ?? answer.relation).rawValue)
            line.add("similarity", copy?.similarity ?? answer.similarity)
            line.add("story", record?.story?.rawValue)
            if hasQuotes {
                line.add("quotes", list: decision?.quotations ?? []) { line, quotation in
                    line.add(quotation.range)
                    line.add("text", quotation.text)
                    line.add("speaker", quotation.speaker)
                    line.add("quote", quotation.quote?.rawValue)
                }
            }
            line.add("evidence", list: evidence) { line, evidence in
                line.add("with", evidence.1)
                line.add(evidence.0)
            }
        }
    }
}

extension JSONLine {
    fileprivate mutating func add(_ evidence: Evidence) {
        add("rule", evidence.rule)
        add("scores", object: evidence.scores) { line, scores in
            for (name, score) in scores.sorted(by: { $0.key < $1.key }) { line.add(name, score) }
        }
        add("passages", list: evidence.passages) { line, passage in
            line.add(passage.range)
            line.add("otherStart", passage.otherRange.start)
            line.add("otherEnd", passage.otherRange.end)
            line.add("text", passage.text)
        }
    }
}
