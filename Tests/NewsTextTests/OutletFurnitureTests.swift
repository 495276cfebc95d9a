// Furniture: what is learnt of an outlet's standing passages, what never is, and what it costs.

internal import NewsModel
internal import Testing

@testable internal import NewsText

@Suite("An outlet's furniture")
struct OutletFurnitureTests {
    static let line = "The Bilton Courier is written, printed and read on the island."

    @Test("is learnt from twelve different articles and taken out of the next, with its reason and place")
    func learnt() throws {
        var stream = Stream()
        for number in 0..<12 {
            let document = try stream.take(Sample(number).article(with: Self.line))
            #expect(document.text.contains(Self.line))
        }
        #expect(stream.learnt == 1)
        let article = Sample(12).article(with: "  \(Self.line.uppercased()) ")
        let document = try stream.take(article)
        #expect(!document.text.contains(Self.line.uppercased()))
        expectWellFormed(document, of: article)
        let removal = try #require(document.removed.first { $0.reason == "outlet-furniture" })
        #expect(article.text.text(in: removal.range) == Self.line.uppercased())
    }

    @Test("is taken out of its own outlet's articles alone, and of none that were read before")
    func outlets() throws {
        var stream = Stream()
        let first = try stream.take(Sample(0).article(with: Self.line))
        for number in 1..<12 { _ = try stream.take(Sample(number).article(with: Self.line)) }
        #expect(first.text.contains(Self.line))
        var other = Sample(20).article(with: Self.line)
        other.outlet = "Other"
        #expect(try stream.take(other).text.contains(Self.line))
    }

    @Test("doesn't change which document an article is")
    func identity() throws {
        var stream = Stream()
        let article = Sample(0).article(with: Self.line)
        let before = try stream.take(article)
        for number in 1..<14 { _ = try stream.take(Sample(number).article(with: Self.line)) }
        let after = try stream.take(article)
        #expect(before.text != after.text)
        #expect(before.id == after.id)
    }

    @Test("isn't learnt from an article that is submitted again, revised or issued anew")
    func copies() throws {
        var stream = Stream()
        for number in 0..<100 {
            _ = try stream.take(Sample(1).article(with: Self.line))
            var revised = Sample(number).article(with: Self.line)
            revised.guid = "one"
            _ = try stream.take(revised)
            var retitled = Sample(1).article(with: Self.line)
            (retitled.guid, retitled.title) = ("copy \(number)", Sample(number).title)
            _ = try stream.take(retitled)
            var rewritten = Sample(number).article(with: Self.line)
            rewritten.title = "Ferry dock closes for good"
            _ = try stream.take(rewritten)
        }
        #expect(stream.learnt == 0)
    }

    @Test("isn't the background that a lasting story's reports share")
    func background() throws {
        var stream = Stream()
        let background = "The dispute over the harbour began when the island was sold in the spring."
        for number in 0..<400 {
            var article = Sample(number).article(with: background)
            // Every other report names what it is about.
            if number.isMultiple(of: 2) { article.title += " in Lindholm" }
            _ = try stream.take(article)
        }
        #expect(stream.learnt == 0)
    }

    @Test("isn't what is rare among an outlet's articles")
    func rare() throws {
        var stream = Stream()
        for number in 0..<2_000 {
            let line = number.isMultiple(of: 50) ? Self.line : Sample(number + 10_000).sentence
            _ = try stream.take(Sample(number).article(with: line))
        }
        #expect(stream.learnt == 0)
    }

    @Test(
        "is never what somebody says, a word or two, a long paragraph, or in a script without spaces",
        arguments: [
            "“The Courier is read on the island,” its editor says.",
            "‘The Courier is read on the island,’ its editor says.",
            "— The Courier is read on the island.", "« Le Courrier est lu sur l'île. »", "Island Courier",
            String(repeating: "The Courier is read on the island. ", count: 12), "本紙は島で書かれ、刷られ、読まれる。 島の新聞。",
        ])
    func spared(line: String) throws {
        var stream = Stream()
        for number in 0..<60 { _ = try stream.take(Sample(number).article(with: line)) }
        #expect(stream.learnt == 0)
    }

    @Test("isn't learnt where the outlet isn't named")
    func nobody() throws {
        var stream = Stream()
        for number in 0..<60 {
            var article = Sample(number).article(with: Self.line)
            article.outlet = ""
            _ = try stream.take(article)
        }
        #expect(stream.furniture.known.isEmpty)
        #expect(stream.furniture.bytes == 0)
    }

    @Test("stays in an article that is little else")
    func little() throws {
        var stream = Stream()
        for number in 0..<12 { _ = try stream.take(Sample(number).article(with: Self.line)) }
        let article = Article(
            outlet: "Bilton Courier", title: "Dock closes",
            text: "The dock closed on Tuesday.\n\n\(Self.line)")
        #expect(try stream.take(article).text.contains(Self.line))
    }

    @Test("tells whether an article would be read in the same way with more known")
    func speculation() throws {
        var stream = Stream()
        let article = Sample(50).article(with: Self.line)
        let early = try #require(
            try Normalizer().document(from: article, known: stream.furniture.known).passages)
        #expect(early.holds(with: stream.furniture.known))
        for number in 0..<12 { _ = try stream.take(Sample(number).article(with: Self.line)) }
        #expect(!early.holds(with: stream.furniture.known))
        let late = try #require(
            try Normalizer().document(from: article, known: stream.furniture.known).passages)
        #expect(late.holds(with: stream.furniture.known))
    }

    @Test("is forgotten with its outlet, and known again once restored")
    func restored() throws {
        var stream = Stream(bytes: 1 << 20)
        for number in 0..<12 { _ = try stream.take(Sample(number).article(with: Self.line)) }
        guard case .learnt(let outlet, let passage)? = stream.changes.first else {
            Issue.record("nothing was learnt")
            return
        }
        var later = Stream(bytes: 1 << 20)
        later.furniture.restore(passage, of: outlet)
        #expect(later.furniture.known == stream.furniture.known)
        #expect(!(try later.take(Sample(30).article(with: Self.line)).text.contains(Self.line)))
        for number in 0..<5_000 { later.observe(number, outlet: "Outlet \(number)") }
        #expect(later.changes.contains(.forgottenOutlet(outlet)))
        #expect(later.furniture.known.isEmpty)
    }

    @Test("is no more than sixty-four passages of an outlet: the one not seen for longest is forgotten")
    func excess() {
        var stream = Stream()
        for set in 0..<20 {
            for number in 0..<12 { stream.observe(set * 12 + number, keys: set * 4..<set * 4 + 4) }
        }
        #expect(stream.learnt == OutletFurniture.passagesPerOutlet)
        #expect(stream.changes.contains(.forgotten(outlet: "Bilton Courier", passage: 0)))
    }

    @Test("costs no more memory than it may: 100,000 passages of an outlet, 100,000 outlets")
    func bounded() {
        var one = Stream()
        for number in 0..<8_400 { one.observe(number) }
        #expect(one.furniture.bytes < 48 << 10)
        var many = Stream(bytes: 1 << 20)
        for number in 0..<100_000 { many.observe(number, outlet: "Outlet \(number)", keys: 0..<1) }
        #expect(many.furniture.bytes <= 1 << 20)
        #expect(many.furniture.bytes > 1 << 19)
    }
}

/// Articles one after the other, as a filter or daemon takes them.
private struct Stream {
    var furniture: OutletFurniture
    var changes: [OutletFurniture.Change] = []

    init(bytes: Int = 8 << 20) { furniture = OutletFurniture(bytes: bytes) }

    var learnt: Int { furniture.known.count }

    mutating func take(_ article: Article) throws -> Document {
        let (document, passages) = try Normalizer().document(from: article, known: furniture.known)
        if let passages { changes += furniture.observe(passages) }
        return document
    }

    /// An article with twelve passages of its own, or with these.
    mutating func observe(_ number: Int, outlet: String = "Bilton Courier", keys: Range<Int>? = nil) {
        let keys = (keys ?? number * 12..<number * 12 + 12).map(UInt64.init)
        let own = UInt64(number + 1) << 32 | UInt64(number + 1)
        let witness = Witness(
            lineage: own, title: own, paragraph: own,
            topics: Topics(
                title: LineTokens([], in: 0..<0), of: [], paragraph: LineTokens([], in: 0..<0), of: [],
                except: []))
        changes += furniture.observe(
            ArticlePassages(
                outlet: outlet, found: [], all: keys, inStory: keys, witness: witness, longest: own))
    }
}

/// An article with a number, in words that no other number shares.
private struct Sample {
    let number: Int

    init(_ number: Int) { self.number = number }

    private func words(_ from: Int, _ count: Int) -> String {
        (from..<from + count).map { Sample.word(number &* 64 &+ $0) }.joined(separator: " ")
    }

    var title: String { "\(words(0, 2)) and \(words(2, 2))" }

    var sentence: String { "The \(words(4, 2)) of the \(words(6, 2))." }

    func article(with line: String) -> Article {
        let paragraphs = [
            "The \(words(10, 4)) was \(words(14, 3)) on Tuesday, and the \(words(17, 2)) went home.",
            "Its \(words(20, 6)) then had to \(words(26, 5)) the \(words(31, 6)) by the \(words(37, 3)).",
            line,
            "Nobody in the \(words(40, 3)) was \(words(43, 2)).",
        ]
        return Article(
            outlet: "Bilton Courier", guid: "article \(number)", title: title,
            text: paragraphs.joined(separator: "\n\n"))
    }

    private static let syllables = "ba de ki lo mu na pe ri so tu va ze fi go hu ja".split(separator: " ")

    /// Its number in syllables.
    private static func word(_ number: Int) -> String {
        (0..<6).map { String(syllables[number >> (4 * $0) & 15]) }.joined()
    }
}
