// CopyFinder: finds the records that a text is a copy of.

internal import GRDB
internal import NewsFold
internal import NewsModel
internal import NewsText
internal import WirefoldProtocol

/// Candidates by full text, verified as the fold itself verifies.
struct CopyFinder: Sendable {
    static let mostBytes = 4 << 20
    let catalogue: Catalogue
    let rareWords: RareWords

    /// Candidates that are verified at most; each costs some hundred microseconds.
    private static let mostCandidates = 24

    /// Best first.
    func find(title: String, text: String, within budget: Duration) async throws -> [WireRecordMatch] {
        guard title.utf8.count + text.utf8.count <= Self.mostBytes else {
            throw RPCError(
                .invalidArgument,
                "A text has at most \(Self.mostBytes) bytes; send the article's text alone.",
                field: "text")
        }
        let wanted: Document
        do {
            wanted = try Normalizer().document(from: Article(title: title, text: text))
        } catch {
            throw RPCError(.invalidArgument, error.message, field: "text")
        }
        let prepared = FoldEngine.prepare(wanted)
        var matches: [WireRecordMatch] = []
        for (record, document) in try await candidates(wanted, within: budget) {
            try Task.checkCancellation()
            let other = try Document(document)
            let finding = FoldVerifier().compare(prepared, with: FoldEngine.prepare(other))
            guard finding.similarity >= FoldSettings().threshold else { continue }
            var match = WireRecordMatch()
            match.record = record
            match.document = document.id
            match.relation = finding.relation.rawValue
            match.similarity = finding.similarity
            matches.append(match)
        }
        return matches.sorted { ($1.similarity, $0.record) < ($0.similarity, $1.record) }
    }

    private func candidates(
        _ wanted: Document, within budget: Duration
    ) async throws -> [(record: String, document: WireDocument)] {
        let words = PlainWords.words(of: wanted.title + "\n" + wanted.text, most: 2000)
        let size = catalogue.position.records
        return try await catalogue.file.readers.read(within: budget) { db in
            var keys: [Int64] = []
            do {
                let rare = try rareWords.choose(words, most: 24, texts: 6000, size: size, db)
                guard !rare.isEmpty else { return [] }
                let any = rare.map(TextQuery.quoted).joined(separator: " OR ")
                let statement = try db.cachedStatement(
                    sql: "SELECT rowid FROM record_search WHERE record_search MATCH ? ORDER BY rank LIMIT ?")
                keys = try Int64.fetchAll(
                    statement, arguments: ["{title text} : (\(any))", Self.mostCandidates])
            } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
                throw RPCError(
                    .resourceExhausted,
                    "Finding the text took longer than the server allows; send less of it.")
            }
            db.endBudget()
            let reader = ThingReader(db: db, stored: catalogue.stored)
            return try keys.compactMap { try reader.standingDocument(recordKey: $0) }
        }
    }
}
