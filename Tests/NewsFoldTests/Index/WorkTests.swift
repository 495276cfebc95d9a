internal import NewsFold
internal import NewsModel
internal import Testing

/// Time is bounded by what is looked at: counted here, not clocked.
@Suite("Work on texts that are all alike")
struct WorkTests {
    /// What folding so many of these looks at, each article made from its number.
    private func postingsRead(_ count: Int, _ make: (Int) -> Document) throws -> Int {
        var desk = Desk()
        for number in 0..<count { try desk.fold(make(number)) }
        return desk.engine.postingsRead
    }

    @Test("pages that are boilerplate alone are looked up once each")
    func boilerplate() throws {
        let page = [
            "Please enable cookies in your browser to read this page, or log in with your account to go on. "
                + "If you have no account yet, ask your library for one. Read our terms before you use it."
        ]
        let make = { (number: Int) -> Document in article("page \(number)", "Page \(number)", page) }
        let few = try postingsRead(150, make)
        let many = try postingsRead(600, make)
        #expect(many <= few * 5)
    }

    @Test("one-liners and empty titles stay apart without being compared with each other")
    func oneLiners() throws {
        var desk = Desk()
        for number in 0..<300 {
            try desk.fold(article("line \(number)", "", ["Markets closed \(number)"]))
        }
        #expect(desk.engine.recordCount == 300)
        #expect(desk.engine.postingsRead == 0)
    }

    @Test("daily tables of one template read a bounded number of postings each")
    func template() throws {
        var settings = FoldSettings()
        settings.recordsPerKey = 3
        var desk = Desk()
        desk.engine = FoldEngine(settings: settings)
        let tables = (0..<200).map { (number: Int) -> Document in
            let rows = (0..<12).map { row in
                "The price of grade \(row) grain at the river terminal was \(number * 31 + row * 7) marks a "
                    + "tonne on the day, against \(number * 17 + row * 11) marks a tonne on the day before."
            }
            return article("table \(number)", "Grain prices", rows)
        }
        for table in tables { try desk.fold(table) }
        // Each is a record of its own, so that a key is left with the posting of the fourth record.
        #expect(desk.engine.recordCount == tables.count)
        let keys = tables.map { FoldEngine.prepare($0, quotes: false).keys }
        let bound = keys.reduce(0) { $0 + $1.count } * (settings.recordsPerKey + 1)
        #expect(desk.engine.postingsRead <= bound)
        // All share the 16 keys of the template. Of each of these an engine without the bound would
        // read as many postings as there are tables before: 16 × (0 + 1 + … + 199) = 318,400. The
        // bound is 200 tables × some 50 keys × 4 postings = 40,000.
        let common = keys.reduce(Set(keys[0])) { $0.intersection($1) }
        #expect(common.count * tables.count * (tables.count - 1) / 2 > 5 * bound)
    }

    /// Another invented word for each number.
    private static func word(_ number: Int) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        return String([letters[number % 26], letters[number / 26 % 26], letters[number / 676 % 26], "o"])
    }

    @Test("a key that too many records have is passed over, and that is reported")
    func overfull() throws {
        var settings = FoldSettings()
        settings.recordsPerKey = 3
        var desk = Desk()
        desk.engine = FoldEngine(settings: settings)
        for number in 0..<40 {
            let own = (0..<30).map { Self.word(number * 30 + $0) }.joined(separator: " ")
            try desk.fold(
                article(
                    "short \(number)", "",
                    ["One notice stands above every single text of this outlet. \(own)"]))
        }
        #expect(desk.engine.overfullKeys > 0)
        #expect(desk.engine.recordCount == 40)
    }

    @Test("a book has no more than 1,024 keys, a text without spaces as many as one with them")
    func keys() {
        let sentence = (0..<20).map { "lantern\($0) " }.joined()
        let book = (0..<20_000).map { "\(sentence)\($0) \($0 * 7 % 8191). " }.joined()
        #expect(FoldEngine.prepare(article("book", "", [book]), quotes: false).keys.count <= 1024)

        let characters = (0..<6000).compactMap { Unicode.Scalar(0x4E00 + UInt32($0 * 37 % 20_000)) }
        let text = String(String.UnicodeScalarView(characters))
        let keys = FoldEngine.prepare(article("unspaced", "", [text]), quotes: false).keys.count
        #expect((48...300).contains(keys))
    }

    @Test("a version that was replaced is no candidate any more")
    func replaced() throws {
        var desk = Desk()
        let first = article("ferry 1", InventedNews.ferryTitle, InventedNews.ferry)
        let second = article("ferry 2", InventedNews.orchardTitle, InventedNews.orchard)
        try desk.fold(first)
        try desk.fold(second, replacing: first.id)
        let copy = try desk.fold(article("ferry 3", InventedNews.ferryTitle, InventedNews.ferry))
        #expect(copy.relation == .original)
        let other = try desk.fold(article("orchard", InventedNews.orchardTitle, InventedNews.orchard))
        #expect(other.document?.record == desk.record(of: second.id)?.id)
    }
}
