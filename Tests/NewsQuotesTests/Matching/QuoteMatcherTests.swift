// When two wordings are one quote.

internal import NewsQuotes
internal import Testing

@Suite("Matching wordings")
struct QuoteMatcherTests {
    private func score(_ a: String, _ b: String, _ aSpeaker: String? = nil, _ bSpeaker: String? = nil)
        -> Double
    {
        QuoteMatcher().score(Wording(a, speaker: aSpeaker), Wording(b, speaker: bSpeaker))
    }

    private let full =
        "The collapse of the northern bridge was a preventable catastrophe that inspectors had foreseen"

    @Test(
        "trimmed, re-punctuated, respelled and reworded copies are the same",
        arguments: [
            "the collapse of the northern bridge was a preventable catastrophe",
            "“The collapse of the northern bridge was a preventable catastrophe – that inspectors had foreseen!”",
            "The collapse of the Northern Bridge was a preventable catastrophe which inspectors have foreseen",
            "The northern bridge's collapse was an avoidable catastrophe that inspectors had foreseen",
        ])
    func copies(other: String) {
        #expect(score(full, other) >= QuoteMatcher.threshold)
    }

    private static let thai = [
        "เราจะไม่ยอมแพ้ต่อแรงกดดันจากใครทั้งนั้น", "ท่าเรือจะเปิดให้บริการอีกครั้งในเดือนหน้า",
        "รัฐบาลต้องรับผิดชอบต่อความเสียหายที่เกิดขึ้น", "ราคาน้ำมันจะเพิ่มขึ้นอย่างต่อเนื่องในปีนี้",
        "นักเรียนทุกคนควรได้รับการศึกษาที่ดี", "การเลือกตั้งจะจัดขึ้นตามกำหนดเดิม",
    ]

    @Test("sentences of a script without spaces are one if they are alike, not if they share letters")
    func lettersByChance() {
        for one in Self.thai {
            for other in Self.thai {
                #expect((score(one, other) >= QuoteMatcher.threshold) == (one == other), "\(one) \(other)")
            }
        }
    }

    @Test(
        "a sentence of a script without spaces isn't one that says the opposite",
        arguments: [
            ("私たちはこの決定を", "歓迎します", "非難します"),
            ("我々は国際社会とともにこの決定を", "歓迎します", "非難します"),
            ("我们对这一决定", "表示欢迎和支持", "表示谴责和反对"),
        ])
    func opposites(start: String, one: String, other: String) {
        #expect(score(start + one, start + one) >= QuoteMatcher.threshold)
        #expect(score(start + one, start + other) < QuoteMatcher.threshold)
        #expect(score(start + one, start + other, "Ann Miller", "Ann Miller") < QuoteMatcher.threshold)
    }

    @Test(
        "another sentence of the same speech is not",
        arguments: [
            "The northern bridge will be rebuilt within two years, and tolls will pay for the work",
            "Inspectors deserve our thanks, they worked in the storm all night", "No comment",
        ])
    func others(other: String) {
        #expect(score(full, other) < QuoteMatcher.threshold)
    }

    @Test("contractions, possessives, numbers and abbreviations make no difference")
    func spelling() {
        #expect(
            score(
                "We can't pay 12,000 people in the U.S. this year",
                "we cannot pay 12000 people in the US this year") > 0.99)
    }

    @Test("a comparison doesn't depend on the order of its sides")
    func symmetric() {
        let other = "a preventable catastrophe, foreseen by the inspectors of the northern bridge"
        #expect(score(full, other) == score(other, full))
        #expect(score(full, "inspectors") == score("inspectors", full))
    }

    @Test("speakers that differ ask for a surer match")
    func speakersCount() {
        let other = "the northern bridge's failure was a catastrophe inspectors had foreseen, preventable"
        let alone = score(full, other)
        #expect(score(full, other, "Ann Miller", "Mayor Miller") == alone)
        #expect(score(full, other, "Ann Miller", "the statement") == alone)
        #expect(score(full, other, "Ann Miller", "Bob Stone") < alone)
    }

    @Test("under four words only equal words or one speaker make one quote")
    func fewWords() {
        #expect(score("Enough is enough.", "enough is enough") >= QuoteMatcher.threshold)
        #expect(score("a preventable catastrophe", full) < QuoteMatcher.threshold)
        #expect(score("Enough is enough", "Enough is enough", "Ann Miller", "Bob Stone") < 1)
    }

    @Test("the model's terms are told, and are the same from both sides")
    func terms() throws {
        let one = try #require(QuoteMatcher().terms(Wording(full), Wording("a bridge")))
        let other = try #require(QuoteMatcher().terms(Wording("a bridge"), Wording(full)))
        #expect(one.map(\.term) == MatchTerm.allCases)
        #expect(one.map(\.value) == other.map(\.value))
        #expect(QuoteMatcher().terms(Wording(full), Wording("…")) == nil)
    }

    @Test("texts without a word match nothing", arguments: ["", "…", "“”", "\u{0}", "!!! ???"])
    func empty(text: String) {
        #expect(score(full, text) == 0)
        #expect(score(text, text) == 0)
    }

    @Test("a text of any length is compared")
    func long() {
        let speech = Array(repeating: full, count: 2_000).joined(separator: " ")
        #expect(score(speech, speech) > QuoteMatcher.threshold)
    }
}
