// Site furniture: the same long text around every story of an outlet.

internal import NewsFold
internal import NewsModel
internal import Testing

@Suite("Furniture")
struct FurnitureTests {
    private static let syllables = [
        "ba", "ko", "ri", "len", "tos", "mu", "ved", "shi", "par", "no", "gul", "este",
    ]
    private static let links = ["the", "of", "and", "in", "to", "a"]

    /// Invented sentences of ten words, the same for a seed: every third word is a common one.
    private static func text(_ words: Int, seed: UInt64) -> String {
        var generator = SplitMix(state: seed)
        return (0..<words).map { place in
            if place % 3 == 1 { return links.randomElement(using: &generator) ?? "" }
            let word = (0..<3).map { _ in syllables.randomElement(using: &generator) ?? "" }.joined()
            return place % 10 == 9 ? word + ". A" : word
        }.joined(separator: " ")
    }

    private static let above = text(120, seed: 1)
    private static let below = text(180, seed: 2)

    private static func page(_ number: Int, outlet: String, story: String? = nil) -> Document {
        let own = story ?? text(80 + number * 7 % 71, seed: UInt64(1000 + number))
        return article("page \(number)", "Story \(number)", [above, own, below], outlet: outlet)
    }

    @Test("150 pages with the same furniture are 150 records", arguments: ["Harbour Post", ""])
    func pages(outlet: String) throws {
        var desk = Desk()
        for number in 0..<150 { try desk.fold(Self.page(number, outlet: outlet)) }
        #expect(desk.store.records.count == 150)
        let largest = desk.store.records.values.map(\.copies.count).max()
        #expect(largest == 1)
    }

    @Test("furniture is told by the pages that are left when most are revised")
    func revisedPages() throws {
        var desk = Desk()
        for number in 0..<120 { try desk.fold(Self.page(number, outlet: "Harbour Post")) }
        for number in 8..<120 {
            let story = Self.text(110, seed: UInt64(5000 + number))
            var revised = Self.page(number, outlet: "Harbour Post", story: story)
            revised.id = DocumentID(hashing: ["revised \(number)"])
            try desk.fold(revised, replacing: DocumentID(hashing: ["page \(number)"]))
        }
        var copy = Self.page(0, outlet: "Harbour Post")
        copy.id = DocumentID(hashing: ["copy"])
        copy.text += " More follows soon."
        try desk.fold(copy)
        #expect(desk.store.records.count == 120)
        #expect(desk.record(of: copy.id)?.copies.count == 2)
    }

    @Test("a copy of a page folds with it: the same words, or a few of its story changed")
    func copies() throws {
        var desk = Desk()
        for number in 0..<40 { try desk.fold(Self.page(number, outlet: "Harbour Post")) }
        let story = Self.text(130, seed: 3000)
        let same = article(
            "same", "Story 7", [Self.above, Self.text(129, seed: 1007), Self.below], outlet: "Daily Gull")
        try desk.fold(Self.page(300, outlet: "Harbour Post", story: story))
        let edited = article(
            "edited", "Story 300",
            [Self.above, story + " More follows soon.", Self.below],
            outlet: "Island Voice")
        try desk.fold(same)
        try desk.fold(edited)
        #expect(desk.record(of: same.id)?.copies.count == 2)
        #expect(desk.record(of: edited.id)?.copies.count == 2)
        #expect(desk.record(of: edited.id) == desk.record(of: DocumentID(hashing: ["page 300"])))
    }

    /// Forty pages, five of them printed again by others, and two shorter versions of another text.
    private static let mixed: [Document] = {
        var pages = (0..<40).map { page($0, outlet: $0 % 2 == 0 ? "Harbour Post" : "Harbour Post Sunday") }
        for number in [3, 11, 12, 25, 38] {
            let story = text(80 + number * 7 % 71, seed: UInt64(1000 + number))
            pages.append(
                article(
                    "again \(number)", "Story \(number)", [above, story + " More follows soon.", below],
                    outlet: "Island Voice"))
        }
        for number in 0..<2 {
            pages.append(
                article(
                    "ferry \(number)", InventedNews.ferryTitle, InventedNews.ferry.dropLast(number),
                    outlet: "Outlet \(number)"))
        }
        return pages
    }()

    private static func partition(_ pages: [Document]) throws -> Set<Set<DocumentID>> {
        var desk = Desk()
        for page in pages { try desk.fold(page) }
        return desk.partition
    }

    @Test("pages and reprints of them in another order are the same records")
    func shuffled() throws {
        var generator = SplitMix(state: 1)
        let records = try Self.partition(Self.mixed)
        #expect(records.count == 41)
        for _ in 0..<3 {
            #expect(try Self.partition(Self.mixed.shuffled(using: &generator)) == records)
        }
    }

    @Test("an engine restored amid such pages goes on as one that never stopped", arguments: [6, 13, 40])
    func restored(point: Int) throws {
        var generator = SplitMix(state: 9)
        let pages = Self.mixed.shuffled(using: &generator)
        var steady = Desk()
        var restarted = Desk()
        for (number, page) in pages.enumerated() {
            if number == point { restarted = try restarted.restarted() }
            try steady.fold(page)
            try restarted.fold(page)
        }
        #expect(restarted.log == steady.log)
    }

    @Test("copies of one text with small additions are one record, however many")
    func syndicated() throws {
        var desk = Desk()
        for number in 0..<20 {
            let own = Self.text(20, seed: UInt64(2000 + number))
            try desk.fold(
                article(
                    "copy \(number)", InventedNews.ferryTitle, InventedNews.ferry + [own],
                    outlet: "Outlet \(number)"))
        }
        #expect(desk.store.records.count == 1)
    }

    /// A notice of thirty words in the place of a page.
    private static func notice(_ name: String, _ title: String, outlet: String = "") -> Document {
        article(
            name, title, ["Sign in with the account that you made at the kiosk. " + text(20, seed: 5)],
            outlet: outlet)
    }

    @Test("a notice under titles that have nothing to do with it is no record of them all")
    func notices() throws {
        var desk = Desk()
        func title(_ number: Int) -> String { "Grain prices at \(number) o'clock" }
        for number in 0..<20 {
            try desk.fold(Self.notice("page \(number)", title(number), outlet: "Outlet \(number)"))
        }
        let largest = desk.store.records.values.map(\.copies.count).max()
        #expect(largest == 4)
        for number in [0, 15] {
            let again = Self.notice("again \(number)", title(number), outlet: "Another")
            try desk.fold(again)
            let first = DocumentID(hashing: ["page \(number)"])
            #expect(desk.record(of: again.id)?.id == desk.record(of: first)?.id)
        }
    }

    @Test("a short report is one record, though some of its many headlines have nothing to do with it")
    func retitledReport() throws {
        let report = Array(InventedNews.ferry.prefix(2))
        var desk = Desk()
        for title in [
            InventedNews.ferryTitle, "Night boats stay in port after fire", "Briefly noted", "Elsewhere",
            "In short", "From all over", "News digest",
        ] {
            try desk.fold(article(title, title, report, outlet: title))
        }
        #expect(desk.store.records.count == 1)
    }
}
