// Who is found to have said a quotation, by what words and under which name.

internal import NewsModel
internal import NewsQuotes
internal import Testing

@Suite("Speakers")
struct SpeakerTests {
    @Test(
        "the cue may lead, trail, stand between or be a preposition",
        arguments: [
            "Ann Miller said, “The bridge is safe for everyone.”",
            "“The bridge is safe for everyone,” Ann Miller said.",
            "“The bridge is safe for everyone,” said Ann Miller.",
            "“The bridge is safe,” Ann Miller told reporters, “for everyone.”",
            "According to Ann Miller, the bridge “is safe for everyone to use”.",
            "“The bridge is safe for everyone,” said the city's chief engineer, Ann Miller.",
            "“The bridge is safe for everyone,” Ann Miller, the mayor of Newport, said on Monday.",
        ])
    func cues(text: String) {
        #expect(quotations(text).first?.speaker == "Ann Miller")
    }

    @Test("a last name and a pronoun are resolved to the name in full")
    func resolvedToFullName() {
        let found = quotations(
            """
            Mayor Ann Miller opened the bridge on Monday with Bob Stone, an engineer.

            “It took nine years,” Miller said.

            “We are proud of it,” she added.
            """)
        #expect(found.map(\.speaker) == ["Ann Miller", "Ann Miller"])
        #expect(found.map(\.mention?.text) == ["Miller", "she"])
        #expect(found.map(\.cue) == ["said", "added"])
    }

    @Test("a definite description is resolved to the bearer of the role")
    func resolvedByRole() {
        let found = quotations(
            """
            Ann Miller, the mayor of Newport, met the engineer Bob Stone on Monday.

            “The bridge is safe for everyone,” the mayor said.
            """)
        #expect(found.first?.speaker == "Ann Miller")
    }

    @Test("a description of nobody named speaks for itself")
    func descriptionStays() {
        let found = quotations("Bob Stone left early. “We found no damage at all,” the report said.")
        #expect(found.first?.speaker == "the report")
    }

    @Test("gender keeps a pronoun from the wrong person")
    func genderDecides() {
        let found = quotations(
            "Ann Miller met Bob Stone on Monday.\n\n“The bridge is safe for everyone,” he said after the meeting."
        )
        #expect(found.first?.speaker == "Bob Stone")
    }

    @Test("a headline lends its first name to a last name")
    func headlineLendsFirstName() {
        let found = quotations(
            "“The bridge is safe for everyone,” Miller said.", title: "Bridge safe, says Ann Miller")
        #expect(found.first?.speaker == "Ann Miller")
    }

    @Test("a quotation that floats after another is by the same speaker")
    func floatingQuotation() {
        let found = quotations(
            "“The bridge is safe,” said Ann Miller, who runs the harbour. “Nobody needs to worry about it.”")
        #expect(found.last?.speaker == "Ann Miller")
    }

    @Test("a mention's range tells where its words stand")
    func mentionRange() throws {
        let text = "« Ça va ». “The bridge is safe for everyone,” Ann Miller said."
        let mention = try #require(quotations(text).last?.mention)
        #expect(text.text(in: mention.range) == "Ann Miller")
    }
}
