internal import NewsFold
internal import NewsModel
internal import Testing

@Suite("Restarts")
struct RestoreTests {
    /// Some forty articles: two texts in many versions, and noise.
    private static let stream: [(document: Document, replacing: DocumentID?)] = {
        var stream: [(Document, DocumentID?)] = []
        for number in 0..<20 {
            let ferry = InventedNews.ferry.enumerated().filter { ($0.offset + number) % 5 != 4 }.map(
                \.element)
            let orchard = InventedNews.orchard.enumerated().filter { ($0.offset + number) % 4 != 3 }.map(
                \.element)
            let document = article(
                "f\(number)", "Ferry \(number % 3)", ferry, outlet: "Outlet \(number % 6)",
                day: Double(number) / 8)
            stream.append((document, nil))
            stream.append(
                (article("o\(number)", "Apples \(number % 4)", orchard, outlet: "Outlet \(number % 7)"), nil))
            if number % 5 == 3 {
                let revised = article(
                    "f\(number)r", "Ferry", ferry + ["Update \(number)."], outlet: "Outlet \(number % 6)")
                stream.append((revised, document.id))
            }
        }
        return stream
    }()

    @Test("an engine restored at any point goes on as one that never stopped", arguments: [1, 7, 15, 30])
    func restart(point: Int) throws {
        var steady = Desk()
        var restarted = Desk()
        for (number, step) in Self.stream.enumerated() {
            if number == point { restarted = try restarted.restarted() }
            if number == 12 {
                try steady.withdraw(Self.stream[2].document.id)
                try restarted.withdraw(Self.stream[2].document.id)
            }
            try steady.fold(step.document, replacing: step.replacing)
            try restarted.fold(step.document, replacing: step.replacing)
        }
        #expect(restarted.log.count == steady.log.count)
        #expect(zip(restarted.log, steady.log).first { $0 != $1 }.map { [$0, $1] } == nil)
    }

    @Test("a signature of an earlier version is made anew of its document, and keeps who withdrew it")
    func earlierSignature() throws {
        var desk = Desk()
        let document = Self.stream[0].document
        try desk.fold(document)
        try desk.withdraw(document.id)
        let signature = try #require(desk.signatures.first { $0.0 == document.id }?.1)
        #expect(FoldEngine.isCurrent(signature: signature))
        var earlier = signature
        earlier[0] -= 1
        #expect(!FoldEngine.isCurrent(signature: earlier))
        let stored = try #require(desk.store.document(document.id))
        #expect(FoldEngine.renewed(signature: earlier, of: stored) == signature)
    }

    @Test("the same calls give the same log")
    func deterministic() throws {
        var first = Desk()
        var second = Desk()
        for step in Self.stream {
            try first.fold(step.document, replacing: step.replacing)
            try second.fold(step.document, replacing: step.replacing)
        }
        #expect(first.log == second.log)
    }

    @Test("every thing stands once in the entries of an outcome")
    func once() throws {
        var desk = Desk()
        for step in Self.stream {
            let outcome = try desk.fold(step.document, replacing: step.replacing)
            let ids = outcome.entries.map { entry in
                if case .withdrawn = entry { "end of " + entry.id } else { entry.id }
            }
            #expect(Set(ids).count == ids.count)
            #expect(Set(outcome.quotes).count == outcome.quotes.count)
        }
    }

    @Test("a signature that can't be read is an error that names it")
    func badSignature() {
        var engine = FoldEngine()
        let id = DocumentID(hashing: ["a"])
        for bytes in [[], [9, 9], [UInt8](repeating: 1, count: 60)] {
            #expect(throws: FoldError.self) {
                try engine.restore(document: id, record: RecordID(founding: id), signature: bytes)
            }
        }
    }
}
