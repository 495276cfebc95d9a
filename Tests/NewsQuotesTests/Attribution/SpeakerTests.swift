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

    @Test(
        "the source says, not whom its phrase names",
        arguments: [
            ("A source close to Miller told us: “The bridge is safe for everyone.”", "A source"),
            (
                "A statement from the mayor called it “safe for everyone in it”.",
                "A statement"
            ),
        ])
    func subjectOverPrepositions(text: String, speaker: String) {
        #expect(quotations("Ann Miller met Bob Stone.\n\n" + text).first?.speaker == speaker)
    }

    @Test("somebody brought in without a name isn't the one who had the role before")
    func unnamedBearer() {
        let found = quotations(
            """
            Police officer Ann Miller closed the bridge on Monday.

            Another officer said it was safe. “I walk over it every day,” the officer said.
            """)
        #expect(found.last?.speaker == "the officer")
    }

    @Test(
        "a name in front of a description belongs to it, not to the speech",
        arguments: [
            "“The bridge is safe for everyone,” Republican pollster Ann Miller said.",
            "“The bridge is safe for everyone,” said Stone campaign chairwoman Ann Miller.",
            "Senate minority leader Ann Miller said: “The bridge is safe for everyone.”",
        ])
    func describedByName(text: String) {
        #expect(quotations("Bob Stone met voters.\n\n" + text).first?.speaker == "Ann Miller")
    }

    @Test(
        "whose lawyer, widow or head speaks isn't the speaker",
        arguments: [
            ("“My client is innocent,” said Bob Stone's lawyer.", "Bob Stone's lawyer"),
            ("“He was a good man,” said Bob Stone's widow, Ann Miller.", "Ann Miller"),
            ("“We are closing the plant,” said Norrtech's chief executive Ann Miller.", "Ann Miller"),
            ("“We will not give way,” said Kelvane's president.", "Kelvane's president"),
            ("“We are closing the plant for good,” according to Bob Stone's son.", "Bob Stone's son"),
        ])
    func possessorIsNoSpeaker(text: String, speaker: String) {
        #expect(quotations("Bob Stone left early.\n\n" + text).first?.speaker == speaker)
    }

    @Test(
        "who is called, accused or told something isn't who says it; who does stands after “by”",
        arguments: [
            ("Bob Stone was accused by Ann Miller of “cheating the people of this town”.", "Ann Miller"),
            ("Bob Stone has been called “a cheat and a liar” by Mayor Ann Miller.", "Ann Miller"),
            ("Bob Stone was described by neighbours as “a man who kept to himself”.", "neighbours"),
            ("Bob Stone was quoted as saying the town was “cheated by everyone”.", "Bob Stone"),
            ("Bob Stone was accused of fraud and called it “a lie from start to end”.", "Bob Stone"),
            ("“We will go home now,” it was announced by the end of Friday.", nil),
            ("“We will go home now,” Bob Stone was told by Ann Miller.", "Ann Miller"),
            ("Bob Stone was accused by the council of “lying to us all for years”.", "the council"),
        ])
    func passive(text: String, speaker: String?) {
        #expect(quotations(text).first?.speaker == speaker)
    }

    @Test(
        "the French auxiliary “a” opens no noun phrase",
        arguments: [
            "« Nous allons tout reconstruire ici », a déclaré Anne Meunier.",
            "« Nous allons tout reconstruire ici », a déclaré mardi soir Anne Meunier.",
            "« Nous allons tout reconstruire ici », a dit Anne Meunier lors de la visite.",
        ])
    func frenchAuxiliary(text: String) {
        #expect(quotations(text).first?.speaker == "Anne Meunier")
    }

    @Test("“it” is the body that spoke before")
    func bodyByPronoun() {
        let found = quotations(
            "Norrland Paper closed its mill on Monday. “We are sorry for everyone,” it said in a statement.")
        #expect(found.first?.speaker == "Norrland Paper")
    }

    @Test("a body's name is told with whose it is")
    func ownerOfBody() {
        let found = quotations(
            "Kelvane's Defence Ministry said its ships were “ready for anything that comes.”")
        #expect(found.first?.speaker == "Kelvane's Defence Ministry")
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

    @Test(
        "the role is what the text says beside the name, or nothing",
        arguments: [
            ("“We are closed,” said Ann Miller, the mayor of Brennhaven, on Monday.", "mayor of Brennhaven"),
            ("“We are closed,” said former city engineer Ann Miller.", "former city engineer"),
            ("“We are closed,” said Finance Minister Ann Miller.", "Finance Minister"),
            (
                "Ann Miller, 45, chief engineer at the port, said: “We are closed.”",
                "chief engineer at the port"
            ),
            ("“We are closed,” said Ms. Ann Miller.", nil),
            ("“We are closed,” said Ann Miller, who was tired.", nil),
            ("“We are closed,” said Ann Miller, Mayor Bob Stone, and others.", nil),
            ("“We are closed,” Ann Miller said, and the mayor left.", nil),
        ])
    func role(text: String, role: String?) throws {
        let quotation = try #require(quotations(text).first)
        #expect(quotation.speaker == "Ann Miller")
        #expect(quotation.role == role)
    }
}
