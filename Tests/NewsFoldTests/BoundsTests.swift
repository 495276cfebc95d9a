internal import Foundation
internal import NewsFold
internal import NewsModel
internal import Testing

@Suite("No collapse, no quadratic time", .serialized)
struct BoundsTests {
    /// Words of an invented language, the same for a seed.
    private static func words(_ count: Int, seed: UInt64) -> [String] {
        var generator = SplitMix(state: seed)
        let syllables = ["ba", "ko", "ri", "len", "tos", "mu", "ved", "shi", "par", "no", "gul", "este"]
        return (0..<count).map { place in
            let word = (0..<Int.random(in: 3...5, using: &generator))
                .map { _ in syllables.randomElement(using: &generator) ?? "" }.joined()
            return place % 14 == 13 ? word + "." : word
        }
    }

    private static func text(_ count: Int, seed: UInt64) -> String {
        words(count, seed: seed).joined(separator: " ")
    }

    /// The CPU time that `body` takes, in nanoseconds; of this thread alone, since other tests run beside it.
    private static func nanoseconds(_ body: () throws -> Void) rethrows -> UInt64 {
        let start = threadTime()
        try body()
        return threadTime() - start
    }

    private static func threadTime() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    @Test("a page that is its outlet's boilerplate but for a few words is compared with a bounded number")
    func boilerplate() throws {
        let boilerplate = Self.text(100, seed: 1)
        var desk = Desk()
        func textsCompared(with pages: Range<Int>) throws -> Int {
            let before = desk.engine.textsCompared
            for number in pages {
                let own = Self.text(8, seed: UInt64(1000 + number))
                try desk.fold(article("p\(number)", "Page \(number)", [own, boilerplate]))
            }
            return desk.engine.textsCompared - before
        }
        _ = try textsCompared(with: 0..<200)
        let middle = try textsCompared(with: 200..<220)
        _ = try textsCompared(with: 220..<300)
        let last = try textsCompared(with: 300..<320)
        #expect(middle > 0)
        #expect(last <= middle * 5 / 4)
    }

    @Test("sixty verbatim copies are one record")
    func verbatim() throws {
        var desk = Desk()
        for number in 0..<60 {
            try desk.fold(article("v\(number)", "Ferry", InventedNews.ferry, outlet: "Outlet \(number)"))
        }
        #expect(desk.store.records.count == 1)
        #expect(desk.store.records.values.first?.copies.allSatisfy { $0.similarity == 1 } == true)
    }

    @Test(
        "the fifteen-hundredth copy of an article with a quote costs no more than the two-hundredth",
        arguments: [false, true])
    func copies(inOrder: Bool) throws {
        var engine = FoldEngine()
        var store = MemoryStore()
        let copies = (0..<1600).map { number in
            FoldEngine.prepare(
                article(
                    "c\(number)", "Ferry", InventedNews.ferry, outlet: "Outlet \(number)",
                    day: inOrder ? nil : Double(number * 17 % 101)))
        }
        func fold(_ numbers: Range<Int>) throws {
            for copy in copies[numbers] { store.apply(try engine.fold(copy, store: store).entries) }
        }
        try fold(0..<200)
        let early = try Self.nanoseconds { try fold(200..<300) }
        try fold(300..<1500)
        let late = try Self.nanoseconds { try fold(1500..<1600) }
        #expect(engine.recordCount == 1 && engine.quoteCount > 0)
        // Six times as long would be quadratic.
        #expect(late < early * 3)
    }

    @Test("an edited copy finds its record, however many others were edited otherwise")
    func editedCopies() throws {
        var settings = FoldSettings()
        // A twentieth of the built-in bounds, or more.
        settings.recordsPerKey = 5
        settings.neighbourhood = 8
        var desk = Desk()
        desk.engine = FoldEngine(settings: settings)
        for number in 0..<120 {
            let own = Self.words(6, seed: UInt64(number)).joined(separator: " ")
            try desk.fold(
                article("e\(number)", "Ferry", InventedNews.ferry + [own], outlet: "Outlet \(number)"))
        }
        #expect(desk.engine.recordCount == 1)
    }

    @Test("a revision among many edited copies is compared with them, and they aren't with each other again")
    func revisionAmongEdits() throws {
        let count = 40
        var desk = Desk()
        func version(_ version: Int, of number: Int) -> Document {
            let own = Self.words(6, seed: UInt64(100 * version + number)).joined(separator: " ")
            return article(
                "e\(number) \(version)", "Ferry", InventedNews.ferry + [own], outlet: "Outlet \(number)")
        }
        for number in 0..<count { try desk.fold(version(1, of: number)) }
        let before = desk.engine.textsCompared
        for number in 0..<count {
            try desk.fold(version(2, of: number), replacing: version(1, of: number).id)
        }
        #expect(desk.engine.recordCount == 1)
        #expect(desk.engine.textsCompared - before <= count * count)
    }

    @Test("the kill of the three-hundredth copy costs no more than twice that of the hundredth")
    func killsOfOneText() throws {
        var desk = Desk()
        let copies = (0..<300).map {
            article("k\($0)", "Ferry", Array(InventedNews.ferry.prefix(2)), outlet: "Outlet \($0)")
        }
        for copy in copies { try desk.fold(copy) }
        func kill(_ numbers: Range<Int>) throws {
            for number in numbers {
                var notice = copies[number]
                notice.id = DocumentID(hashing: ["notice", "\(number)"])
                notice.status = .canceled
                notice.revisionOf = copies[number].id
                try desk.fold(notice, replacing: copies[number].id)
            }
        }
        try kill(0..<80)
        let early = try Self.nanoseconds { try kill(80..<100) }
        try kill(100..<280)
        let late = try Self.nanoseconds { try kill(280..<300) }
        #expect(late < early * 2)
    }

    @Test("undated reports of one beat make stories of bounded size")
    func story() throws {
        var desk = Desk()
        let beat = Self.words(12, seed: 7)
        for number in 0..<130 {
            let own = Self.words(60, seed: UInt64(5000 + number))
            let text = zip(own, (0..<60).map { beat[$0 % 12] }).flatMap { [$0, $1.capitalized] }
            try desk.fold(article("s\(number)", "Report", [text.joined(separator: " ")]))
        }
        #expect(desk.store.stories.values.allSatisfy { $0.records.count <= 100 })
    }

    /// Chapters of 1000 words. Their language has some 150 stems: each stands in hundreds of places.
    private static func book(_ chapters: Range<UInt64>) -> [String] { chapters.map { text(1000, seed: $0) } }

    /// The same with one word in so many left out.
    private static func edited(_ chapters: [String], every step: Int = 150) -> [String] {
        chapters.map { chapter in
            chapter.split(separator: " ").enumerated().filter { $0.offset % step != step / 2 }
                .map { String($0.element) }.joined(separator: " ")
        }
    }

    @Test("a book, an edited copy and a chapter of it are one record, another book isn't")
    func book() throws {
        let book = Self.book(0..<30)
        var desk = Desk()
        try desk.fold(article("book", "A long book", book))
        try desk.fold(article("copy", "A long book", Self.edited(book), outlet: "Daily Gull"))
        try desk.fold(
            article("chapter", "From a long book", Self.edited(Array(book[20...22])), outlet: "Island Voice"))
        try desk.fold(article("other", "Another book", Self.book(100..<130)))
        #expect(desk.record(of: DocumentID(hashing: ["book"]))?.copies.count == 3)
        #expect(desk.record(of: DocumentID(hashing: ["other"]))?.copies.count == 1)
    }

    @Test("comparing books takes linear time")
    func books() throws {
        func compare(_ chapters: UInt64) throws {
            let book = Self.book(0..<chapters)
            let first = FoldEngine.prepare(article("book", "", book))
            let second = FoldEngine.prepare(article("copy", "", Self.edited(book)))
            #expect(FoldVerifier().compare(first, with: second).similarity > 0.9)
        }
        try compare(3)
        let some = try Self.nanoseconds { try compare(20) }
        let many = try Self.nanoseconds { try compare(60) }
        // Three times as long; nine times the time would be quadratic.
        #expect(many < some * 6)
    }

    /// Invented sentences in scripts without spaces between words.
    private static let unspaced = [
        [
            "周二夜间，林霍尔姆渡轮的机舱起火，212名乘客在甲板上等待了将近四个小时。", "海岸警卫队说，船上三台水泵中有两台失灵，拖船从奥斯特比港赶来。",
            "公司负责人承诺，所有机舱检查完毕后夜班渡轮才会恢复。", "工会要求规定每班渡轮的最低轮机员人数，部门发言人拒绝置评。",
        ],
        [
            "ไฟไหม้ห้องเครื่องเรือข้ามฟากลินด์โฮล์มเมื่อคืนวันอังคาร ผู้โดยสาร 212 คนต้องรออยู่บนดาดฟ้านานเกือบสี่ชั่วโมง",
            "หน่วยยามฝั่งกล่าวว่าเครื่องสูบน้ำสองในสามเครื่องใช้การไม่ได้ และต้องเรียกเรือลากจูงจากท่าเรือออสเทอร์บี",
            "ผู้บริหารบริษัทสัญญาว่าเรือกลางคืนจะกลับมาเมื่อตรวจห้องเครื่องครบทุกลำ",
        ],
    ]

    @Test("texts in scripts without spaces fold with their copies alone", arguments: 0...1)
    func unspaced(script: Int) throws {
        let paragraphs = Self.unspaced[script]
        var desk = Desk()
        try desk.fold(article("a", "", paragraphs))
        try desk.fold(article("b", "", paragraphs.dropLast(), outlet: "Daily Gull"))
        try desk.fold(article("c", "", paragraphs.reversed(), outlet: "Island Voice"))
        try desk.fold(article("d", "", Self.unspaced[1 - script], outlet: "Island Voice"))
        #expect(desk.record(of: DocumentID(hashing: ["a"]))?.copies.count ?? 0 >= 2)
        #expect(desk.record(of: DocumentID(hashing: ["d"]))?.copies.count == 1)
    }
}
