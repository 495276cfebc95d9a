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

/// One engine and what it said, and what has to hold of each answer.
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
        guard var document = try? Normalizer().document(from: article) else { return }
        check(document, of: article)
        document.revisionOf = [1, 2].contains(kind) && latest != document.id ? latest : nil
        do {
            let outcome = try engine.fold(
                FoldEngine.prepare(document), replacing: document.revisionOf, store: store)
            store.apply(outcome.entries)
            check(outcome, of: document.id)
        } catch {
            fatalError("folding failed: \(error)")
        }
        latest = document.id
    }

    /// What was taken off, and where the rest came from, lies within the article's own text.
    private func check(_ document: Document, of article: Article) {
        let given = article.text.unicodeScalars.count
        let clean = document.text.unicodeScalars.count
        for removal in document.removed {
            expect(Self.lies(removal.range, within: given), "what was removed is elsewhere")
        }
        for run in document.offsets.runs {
            expect(Self.lies(run.clean, within: clean), "an offset leads out of the document")
            expect(Self.lies(run.original, within: given), "an offset leads out of the article")
        }
    }

    /// What the decision changed says what is so, and the document's record has it once.
    private func check(_ outcome: FoldOutcome, of id: DocumentID) {
        for entry in outcome.entries {
            switch entry {
            case .document(let document): check(document)
            case .record(let record): check(record)
            case .quote, .story, .merged, .withdrawn: break
            }
        }
        let record = store.document(id)?.record.flatMap { store.record($0) }
        expect(record?.copies.count { $0.document == id } == 1, "a record lacks its copy")
        expect((0...1).contains(outcome.similarity), "a similarity isn't one")
    }

    /// Quotations and shared passages are where the document says.
    private func check(_ document: Document) {
        let scalars = Array(document.text.unicodeScalars)
        for quotation in document.quotations {
            expect(Self.stands(quotation.text, quotation.range, in: scalars), "a quotation is elsewhere")
        }
        for evidence in document.evidence {
            let other = store.document(evidence.other)?.text.unicodeScalars.count ?? 0
            for passage in evidence.passages {
                expect(Self.stands(passage.text, passage.range, in: scalars), "a passage is elsewhere")
                expect(Self.lies(passage.otherRange, within: other), "a passage isn't in the other text")
            }
        }
    }

    /// Killed text is where its carrier says.
    private func check(_ record: Record) {
        for copy in record.copies {
            let scalars = Array((store.document(copy.document)?.text ?? "").unicodeScalars)
            for passage in copy.withdrawnText.flatMap(\.passages) {
                expect(Self.stands(passage.text, passage.range, in: scalars), "killed text is elsewhere")
            }
        }
    }

    private static func stands(_ text: String, _ range: TextRange, in scalars: [Unicode.Scalar]) -> Bool {
        lies(range, within: scalars.count)
            && text.unicodeScalars.elementsEqual(scalars[range.start..<range.end])
    }

    private static func lies(_ range: TextRange, within count: Int) -> Bool {
        0 <= range.start && range.start <= range.end && range.end <= count
    }
}

/// A precondition that says what doesn't hold, when optimized too.
private func expect(_ holds: Bool, _ what: String) {
    if !holds { fatalError(what) }
}
