internal import NewsFold
internal import NewsModel
internal import Testing

@Suite("Texts that only look like copies")
struct TemplatesTests {
    /// A weekly report whose figures and day are filled in.
    private static func report(_ week: Int, day: String) -> Document {
        article(
            "report\(week)", "Grain ships at Osterby",
            [
                "\(11 + week) grain ships were loading and \(17 + 3 * week) were waiting at the port of Osterby "
                    + "on \(day), its harbour master said.",
                "Cargo of the week came to \(4210 + 377 * week) tonnes of wheat and \(1105 + 91 * week) tonnes of "
                    + "barley, after \(3922 + 377 * week) and \(1014 + 91 * week) tonnes the week before. Waiting "
                    + "took \(31 + week) hours on average.",
            ], outlet: "Strait Wire")
    }

    @Test("reports of several weeks share their words and stay apart")
    func weekly() throws {
        var desk = Desk()
        for (week, day) in ["March 6", "March 13", "March 20", "April 3"].enumerated() {
            try desk.fold(Self.report(week, day: day))
        }
        #expect(desk.store.records.count == 4)
    }

    @Test("the same report in another outlet is a copy")
    func copied() throws {
        var desk = Desk()
        let report = Self.report(0, day: "March 6")
        try desk.fold(report)
        var copy = report
        copy.id = DocumentID(hashing: ["copy"])
        copy.outlet = "Daily Gull"
        copy.title = "Port of Osterby busy"
        copy.text += "\n\nSpring sowing starts next week."
        try desk.fold(copy)
        #expect(desk.store.records.count == 1)
    }

    @Test("two pieces that hold the same long statement stay apart")
    func sharedStatement() throws {
        let statement = InventedNews.ferry[4] + " " + InventedNews.ferry[5] + " " + InventedNews.ferry[6]
        var desk = Desk()
        try desk.fold(article("a", InventedNews.orchardTitle, InventedNews.orchard + ["\"\(statement)\""]))
        try desk.fold(
            article(
                "b", "Ferry fire ends night boats", InventedNews.ferryElsewhere + ["\"\(statement)\""],
                outlet: "Daily Gull"))
        #expect(desk.store.records.count == 2)
    }

    @Test("the evidence names the terms that made the decision, and how the document fits its record")
    func terms() throws {
        var desk = Desk()
        try desk.fold(article("a", InventedNews.ferryTitle, InventedNews.ferry, day: 1))
        let copy = try desk.fold(
            article(
                "b", InventedNews.ferryTitle, Array(InventedNews.ferry.prefix(6)), outlet: "Daily Gull",
                day: 3))
        let scores = try #require(copy.document?.evidence.first?.scores)
        #expect(scores["daysApart"] == 2)
        #expect(scores["massCovered"] == 1)
        #expect(try #require(scores["longerCovered"]) < 0.9)
        #expect(scores["numbersConflict"] == 0)
        #expect(try #require(scores["recordMean"]) > 0.9)
        let sum = scores.filter { $0.key.hasPrefix("weighs ") }.reduce(0) { $0 + $1.value }
        #expect(sum > 0)
        #expect(scores.keys.contains("weighs bias"))
    }
}
