// FoldBatch: the state of one run of `wirefold fold`.

internal import NewsFold
internal import NewsIntake
internal import NewsModel

/// Folds documents in the order of the input, and answers for each once all are in.
struct FoldBatch {
    struct Item: Sendable {
        let id: JSONValue
        /// The key that versions of one article share.
        let lineage: String?
        let prepared: PreparedDocument
    }

    private struct Answer {
        let id: JSONValue
        let document: DocumentID
        let relation: Relation
        let similarity: Double
    }

    private var engine: FoldEngine
    private var store = MemoryStore()
    private var latest: [String: DocumentID] = [:]
    private var answers: [Answer] = []
    /// The ids of the input, by document.
    private var ids: [DocumentID: JSONValue] = [:]

    init(settings: FoldSettings) { engine = FoldEngine(settings: settings) }

    mutating func fold(_ item: Item) throws {
        let document = item.prepared.document.id
        let previous = item.lineage.flatMap { latest[$0] }
        let outcome = try engine.fold(
            item.prepared, replacing: previous == document ? nil : previous, store: store)
        store.apply(outcome.entries)
        if let lineage = item.lineage { latest[lineage] = document }
        ids[document] = ids[document] ?? item.id
        answers.append(
            Answer(
                id: item.id, document: document, relation: outcome.relation, similarity: outcome.similarity))
    }

    /// Writes a line for each document, in the order of the input.
    func write() throws {
        // Document by document: where a record's copies say more than its founding did.
        var copies: [DocumentID: Copy] = [:]
        for record in store.records.values {
            for copy in record.copies { copies[copy.document] = copy }
        }
        var output: [UInt8] = []
        for answer in answers {
            output += line(for: answer, copy: copies[answer.document])
            output.append(0x0A)
            if output.count > 1 << 18 {
                try StandardStreams.write(output)
                output = []
            }
        }
        try StandardStreams.write(output)
    }

    private func line(for answer: Answer, copy: Copy?) -> [UInt8] {
        let document = store.document(answer.document)
        let record = document?.record.flatMap { store.record($0) }
        return JSONLine.object { line in
            line.add("id", answer.id)
            line.add("record", (record?.id ?? document?.record)?.rawValue)
            line.add("relation", (copy?.relation ?? answer.relation).rawValue)
            line.add("similarity", copy?.similarity ?? answer.similarity)
            line.add("story", record?.story?.rawValue)
            line.add("quotes", list: document?.quotations ?? []) { line, quotation in
                line.add(quotation.range)
                line.add("text", quotation.text)
                line.add("speaker", quotation.speaker)
                line.add("quote", quotation.quote?.rawValue)
            }
            line.add("evidence", list: document?.evidence ?? []) { line, evidence in
                line.add("with", ids[evidence.other] ?? .string(evidence.other.rawValue))
                line.add("rule", evidence.rule)
                line.add(
                    "scores",
                    object: JSONLine.object { scores in
                        for (name, score) in evidence.scores.sorted(by: { $0.key < $1.key }) {
                            scores.add(name, score)
                        }
                    })
                line.add("passages", list: evidence.passages) { line, passage in
                    line.add(passage.range)
                    line.add("otherStart", passage.otherRange.start)
                    line.add("otherEnd", passage.otherRange.end)
                    line.add("text", passage.text)
                }
            }
        }
    }
}
