// Which stretches of a text are quotations, and where they start and end.

internal import NewsModel
internal import NewsQuotes
internal import Testing

@Suite("Quoted spans")
struct SpanTests {
    @Test("a range holds the words between the marks, counted in Unicode scalars")
    func rangeIsBetweenMarks() throws {
        let text = "Às nove, Mayor Ann Miller said: “The bridge is safe.”"
        let quotation = try #require(quotations(text).first)
        #expect(quotation.text == "The bridge is safe.")
        #expect(text.text(in: quotation.range) == "The bridge is safe.")
    }

    @Test("a range is right wherever in the text it starts")
    func anyPlace() throws {
        for length in 0..<24 {
            let text =
                String(repeating: "é", count: length % 3) + String(repeating: "a", count: length)
                + "\n\nAnn Miller said: \"The bridge is safe 🌊 now.\"\nIt’s 'open'."
            let quotation = try #require(quotations(text).first)
            #expect(text.text(in: quotation.range) == "The bridge is safe 🌊 now.")
        }
    }

    @Test(
        "straight, curly, guillemet, German and doubled single marks are read",
        arguments: [
            "\"The harbour will reopen on Friday,\" said Ann Miller.",
            "“The harbour will reopen on Friday,” said Ann Miller.",
            "«The harbour will reopen on Friday», said Ann Miller.",
            "„The harbour will reopen on Friday“, said Ann Miller.",
            "``The harbour will reopen on Friday,'' said Ann Miller.",
            "»The harbour will reopen on Friday«, said Ann Miller.",
            "‘The harbour will reopen on Friday,’ said Ann Miller.",
            "'The harbour will reopen on Friday,' said Ann Miller.",
            "”The harbour will reopen on Friday”, said Ann Miller.",
            "»The harbour will reopen on Friday», said Ann Miller.",
            "„The harbour will reopen on Friday”, said Ann Miller.",
        ])
    func marksOfAllShapes(text: String) throws {
        let found = quotations(text)
        #expect(found.count == 1)
        #expect(found.first?.text.hasPrefix("The harbour will reopen on Friday") == true)
        #expect(found.first?.speaker == "Ann Miller")
    }

    @Test("a quotation inside a quotation stays inside")
    func nestedMarksStayInside() {
        let found = quotations("“He told us “go home” and we went,” Ann Miller said.")
        #expect(found.map(\.text) == ["He told us “go home” and we went,"])
    }

    @Test(
        "a quotation in marks of another kind stays inside too, and so does one of guillemets",
        arguments: [
            ("« Il m’a dit “jamais de la vie” et il est parti », a déclaré Anne Meunier.", "parti"),
            ("« Il m’a dit « jamais de la vie » et il est parti », a déclaré Anne Meunier.", "parti"),
            ("« Il m’a dit “jamais « de la » vie” et il est parti », a déclaré Anne Meunier.", "parti"),
            ("«Мы читаем газету „Правда“ каждый день», сказал Иван.", "день"),
            ("„Er sagte »nie im Leben« und ging“, sagte Anna.", "ging"),
            ("»Er sagte „nie im Leben“ und ging«, sagte Anna.", "ging"),
            ("”Han sade »aldrig i livet» och gick”, sade Anna.", "gick"),
            ("“He told us \"go home\" and we went,” Ann Miller said.", "went,"),
            ("\"He told us “go home” and we went,\" Ann Miller said.", "went,"),
            ("“He told me \"...no\" yesterday and then left the room,” said Ann Miller", "room,"),
            ("“It was a 6\" pipe that broke,” said Ann Miller", "broke,"),
        ])
    func nestedKinds(text: String, end: String) {
        let found = quotations(text)
        #expect(found.count == 1)
        #expect(found.first.map { $0.range.start <= 2 && $0.text.hasSuffix(end) } == true)
    }

    @Test(
        "a mark of another kind that was never closed doesn't hold what follows",
        arguments: [
            "Ann Miller said: « The harbour is closed. Bob Stone answered: “The ferries are sailing again.”",
            "Ann Miller said: “The harbour is closed. Bob Stone answered: \"The ferries are sailing again.\"",
            "Ann Miller said: „The harbour is closed. Bob Stone answered: «The ferries are sailing again.»",
            "\"“The ferries are sailing again.” Bob Stone waited for the boats.\"",
        ])
    func lostCloserOfAnotherKind(text: String) {
        #expect(quotations(text).last?.text == "The ferries are sailing again.")
    }

    @Test("a mark that was never closed ends with its paragraph")
    func unclosedEndsWithParagraph() {
        let found = quotations(
            "Ann Miller said: “The harbour will reopen on Friday, and the ferries will sail again\n\nNobody was hurt."
        )
        #expect(found.map(\.text) == ["The harbour will reopen on Friday, and the ferries will sail again"])
    }

    @Test("a lost closing mark doesn't swallow the next quotation")
    func lostCloserRestarts() {
        let found = quotations(
            "Ann Miller said \"the harbour is closed. Bob Stone answered: \"The ferries are sailing again.\"")
        #expect(found.last?.text == "The ferries are sailing again.")
    }

    @Test("apostrophes and few words between single marks open nothing")
    func apostrophes() {
        let found = quotations(
            "The miners' strike of '84 wasn't the Joneses' idea. ‘Quick fix’ was Bob Stone’s name for it, and the workers’ too."
        )
        #expect(found.isEmpty, "\(found.map(\.text))")
    }

    @Test("speech between single marks keeps its apostrophes and the double marks inside")
    func singleMarks() {
        let found = quotations("‘We can’t wait for the “experts” any more,’ said Ann Miller.")
        #expect(found.map(\.text) == ["We can’t wait for the “experts” any more,"])
    }

    @Test("bracketed insertions and ellipses stay in the words")
    func insertionsStay() {
        let found = quotations("“They [the inspectors] foresaw it … and nobody listened,” said Ann Miller.")
        #expect(found.map(\.text) == ["They [the inspectors] foresaw it … and nobody listened,"])
    }

    @Test("a transcript's turns are quotations of those who are named before the colon")
    func transcript() {
        let found = quotations(
            """
            The council met Ann Miller and Bob Stone on Monday.

            MILLER: The bridge was built in a hurry.

            STONE: That isn't what the inspectors told us.

            MILLER: Then read what they wrote.
            """)
        #expect(
            found.map(\.text) == [
                "The bridge was built in a hurry.", "That isn't what the inspectors told us.",
                "Then read what they wrote.",
            ])
        #expect(found.map(\.mention?.text) == ["MILLER", "STONE", "MILLER"])
    }

    @Test("a turn's label may hold a title, an office or a remark, and a name in capitals is the name")
    func transcriptLabels() {
        let found = quotations(
            """
            Ann Miller chairs the committee. Bob Stone testified.

            SEN. MILLER: Who built the bridge?

            MR. STONE (through an interpreter): My father did.

            CAROL REED, HOST: We have to leave it there.
            """)
        #expect(found.map(\.speaker) == ["Ann Miller", "Bob Stone", "Carol Reed"])
    }

    @Test("questions and answers under letters or last names are an interview")
    func interview() {
        let found = quotations(
            """
            Bob Stone met Ann Miller in Newport.

            Stone: Who built the bridge?

            Miller: My father did.

            Stone: Is it safe?

            Miller: Ask him.
            """)
        #expect(found.map(\.speaker) == ["Bob Stone", "Ann Miller", "Bob Stone", "Ann Miller"])
        #expect(
            quotations("Q: Is it safe?\n\nA: I hope so.\n\nQ: Who built it?\n\nA: My father did.").count == 4)
    }

    @Test("a list of fields makes no interview")
    func noInterview() {
        #expect(quotations("Price: 90\n\nWhere: Newport\n\nPrice: 80\n\nWhere: Harlow").isEmpty)
    }

    @Test("a heading with a colon makes no transcript")
    func noTranscript() {
        #expect(quotations("WEATHER: Mild until Friday.\n\nANN MILLER: a portrait.").isEmpty)
    }

    @Test(
        "headings in capitals make no transcript, however many",
        arguments: [
            """
            WHO: Mayor Ann Miller and the council.

            WHAT: A ceremony for the new bridge.

            WHEN: Monday at noon.

            WHERE: The north bank.
            """,
            """
            LONDON: Shares in London fell by a tenth.

            NEW YORK: Shares rose a little.

            PARIS: Markets were closed, said Ann Miller in Paris.
            """,
            """
            DIRECTOR: Ann Miller shows a bridge.

            STAR: Bob Stone walks over it.

            VERDICT: Nobody falls in.
            """,
        ])
    func headingsInCapitals(text: String) {
        #expect(quotations(text).isEmpty)
    }

    @Test("a hearing in which each speaks once is one if its labels name people")
    func hearing() {
        let found = quotations(
            """
            Mayor Ann J. Miller met the engineers.

            MILLER: Who built the bridge?

            DR. STONE: My father did.

            CAROL REED: And mine.

            QUESTION: Is it safe?
            """)
        #expect(found.map(\.mention?.text).prefix(3) == ["MILLER", "STONE", "CAROL REED"])
        #expect(found.count == 4)
    }

    @Test("inches open nothing")
    func inchesAreNoMarks() {
        let found = quotations("The beam is 12\" wide. \"It will hold,\" said Ann Miller.")
        #expect(found.map(\.text) == ["It will hold,"])
    }

    @Test("titles, nicknames, scare quotes and left-over markup are no quotations")
    func otherUsesAreLeftOut() {
        let found = quotations(
            """
            The band played "Rivers of the North" before noon.

            Joan "Ace" Miller won the race by a length.

            The so-called "quick fix" cost a million in the end.

            <a href="our full page on this">Weather</a> stays mild.
            """)
        #expect(found.isEmpty, "\(found.map(\.text))")
    }

    @Test("a piece after a comma and an attribution goes on with the piece before")
    func splitByAttribution() {
        let found = quotations(
            "“The bridge,” Ann Miller said, “will be closed for a year.” “We are sorry,” she said.")
        #expect(found.map(\.continues) == [false, true, false])
    }

    @Test("a new sentence after an attribution is a new utterance")
    func newSentenceIsNew() {
        let found = quotations("“The bridge is closed,” said Ann Miller. “We are sorry about it.”")
        #expect(found.map(\.continues) == [false, false])
        #expect(found.map(\.speaker) == ["Ann Miller", "Ann Miller"])
    }

    @Test("a speech runs on over paragraphs that open with a mark")
    func runsOverParagraphs() {
        let found = quotations(
            """
            Ann Miller addressed the council. “The bridge was built in a hurry, she said. It was not built to last.

            “Now we pay for it.”
            """)
        #expect(found.map(\.continues) == [false, true])
    }

    @Test(
        "a speech over paragraphs is one speaker's, who may be named after its end alone",
        arguments: [
            "",
            "Bob Stone opened the meeting. “We are closed,” he said.\n\n",
        ])
    func speechOverParagraphs(before: String) {
        let parts = ["First we will close the bridge", "Then we will mend it", "Then it will rain"]
        let found = quotations(
            before + (parts + parts).map { "“\($0) for a while.\n\n" }.joined()
                + "“Now the speech ends here,” said Ann Miller.\n\n“I see,” said Bob Stone.")
        #expect(found.suffix(8).map(\.speaker) == Array(repeating: "Ann Miller", count: 7) + ["Bob Stone"])
        #expect(found.suffix(8).map(\.continues) == [false] + Array(repeating: true, count: 6) + [false])
    }

    @Test(
        "a paragraph without marks after “said:” is speech; with its indented neighbours, if it is indented")
    func blockQuotes() {
        let plain = quotations(
            """
            The council met on Monday. In a statement, Mayor Ann Miller said:

            The bridge was built in a hurry and we have paid for it since.

            The council will meet again in June.
            """)
        #expect(plain.map(\.text) == ["The bridge was built in a hurry and we have paid for it since."])
        #expect(plain.map(\.speaker) == ["Ann Miller"])
        let indented = quotations(
            """
            Bob Stone was there. Ann Miller wrote to the council:

                The bridge was built in a hurry and we have paid for it since.

                Nobody who crosses it should have to be afraid.

            The council will meet again in June.
            """)
        #expect(indented.count == 2)
        #expect(indented.map(\.continues) == [false, true])
        #expect(indented.map(\.speaker) == ["Ann Miller", "Ann Miller"])
    }

    @Test(
        "what follows another colon, or is a list or a heading, is no block quote",
        arguments: [
            "The mayor has three plans:\n\nThe bridge is to be closed in June.",
            "Ann Miller said she has had a plan for the bridge since May:\n\nThe bridge is to be closed in June.",
            "Ann Miller said:\n\n- The bridge is closed.\n- The road is open.",
            "Ann Miller said:\n\nRoads and bridges",
            "Ann Miller said the bridge is closed. Three facts:\n\nThe bridge was built in a hurry.",
        ])
    func noBlockQuote(text: String) { #expect(quotations(text).isEmpty) }

    @Test(
        "any text is read without harm",
        arguments: [
            "", "\"", "“", "””””", "“\n“\n“", "\" \" \"", "``", "''", "„“", "«",
            String(repeating: "“", count: 10_000), String(repeating: "« “ ", count: 10_000),
            String(repeating: "« ”a “", count: 5_000) + String(repeating: "» ” ", count: 10_000),
            "» ”", "»a ”a", String(repeating: "”a »b ", count: 5_000),
            String(repeating: "\"a ", count: 5_000),
            // Marks that each could open speech, none of which is closed: looked for once, not from each.
            String(repeating: " 'a", count: 50_000), String(repeating: " ‘a", count: 50_000),
            "\u{0}\u{1}“\u{feff}”", "he said, \"", ", said , said",
            "Mr.", "X's",
        ])
    func anyText(text: String) {
        for quotation in quotations(text, title: text) {
            #expect(quotation.range.start >= 0 && quotation.range.end <= text.unicodeScalars.count)
        }
    }
}
