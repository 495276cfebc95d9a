// Articles of any words: normalized, their quotes traced, and folded one after the other.

internal import NewsFold
internal import NewsModel
internal import NewsText

/// An input is articles, of which the first line is the title. A byte that no text needs starts each: 0 an
/// article, 1 a later version of the one before, 2 a kill of it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    var desk = FuzzDesk()
    let bytes = UnsafeBufferPointer(start: start, count: count)
    var place = 0
    while place < bytes.count {
        let end = bytes[(place + 1)...].firstIndex { $0 < 3 } ?? bytes.count
        desk.take(bytes[place..<end])
        place = end
    }
    return 0
}

/// One engine and what it said, with what has to hold of each answer.
private struct FuzzDesk {
    private var engine = FoldEngine()
    private var store = MemoryStore()
    private var latest: DocumentID?
    private var taken = 0

    mutating func take(_ piece: Slice<UnsafeBufferPointer<UInt8>>) {
        let kind = piece.first ?? 0
        let lines = (kind < 3 ? piece.dropFirst() : piece)
            .split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
        var article = Article(
            outlet: ["Brennhaven Post", "Coastal Wire", ""][taken % 3],
            title: String(decoding: lines[0], as: UTF8.self),
            text: lines.count > 1 ? String(decoding: lines[1], as: UTF8.self) : "")
        article.status = kind == 2 ? .canceled : .usable
        taken += 1
        guard let document = try? Normalizer().document(from: article) else { return }
        check(document, of: article)
        let prepared = FoldEngine.prepare(document)
        let previous = kind == 1 || kind == 2 ? latest : nil
        do {
            let outcome = try engine.fold(
                prepared, replacing: previous == document.id ? nil : previous, store: store)
            store.apply(outcome.entries)
            check(outcome)
            let again = try engine.fold(prepared, store: store)
            precondition(again.entries.isEmpty, "a document that is held changed something")
        } catch {
            fatalError("folding failed: \(error)")
        }
        latest = document.id
    }

    /// What was taken off, and where the rest came from, lies within the article's own text.
    private func check(_ document: Document, of article: Article) {
        let given = article.text.unicodeScalars.count
        let clean = document.text.unicodeScalars.count
        precondition(!document.text.isEmpty)
        precondition(document.removed.allSatisfy { Self.lies($0.range, within: given) })
        for run in document.offsets.runs {
            precondition(Self.lies(run.clean, within: clean) && Self.lies(run.original, within: given))
        }
    }

    /// Quotations and shared passages are where the document says, and its record knows it.
    private func check(_ outcome: FoldOutcome) {
        guard let document = outcome.document else { fatalError("no document was answered") }
        let scalars = Array(document.text.unicodeScalars)
        func stands(_ text: String, _ range: TextRange) -> Bool {
            Self.lies(range, within: scalars.count)
                && text.unicodeScalars.elementsEqual(scalars[range.start..<range.end])
        }
        precondition(document.quotations.allSatisfy { stands($0.text, $0.range) }, "a quotation is elsewhere")
        for evidence in document.evidence {
            precondition(evidence.passages.allSatisfy { stands($0.text, $0.range) }, "a passage is elsewhere")
        }
        let record = document.record.flatMap { store.record($0) }
        precondition(record?.copies.count { $0.document == document.id } == 1, "the record lacks its copy")
        precondition((0...1).contains(outcome.similarity))
    }

    private static func lies(_ range: TextRange, within count: Int) -> Bool {
        0 <= range.start && range.start <= range.end && range.end <= count
    }
}
