// Normalising: what readers of a document rely on.

internal import NewsModel
internal import NewsText
internal import Testing

@Suite("A normalised document")
struct NormalizerTests {
    private func document(_ text: String, title: String = "") throws -> Document {
        let article = Article(title: title, text: text)
        let document = try Normalizer().document(from: article)
        expectWellFormed(document, of: article)
        return document
    }

    static let sentence =
        "The harbour board voted on Tuesday to close the old ferry dock for eighteen months."

    @Test(
        "keeps a sentence that only opens like clutter",
        arguments: [
            "More from the report was read aloud in the council chamber on Tuesday.",
            "Share prices fell on Tuesday after the harbour board closed the dock.",
            "Continue reading the log, the judge told the captain on Tuesday.",
            "Comments by the mayor drew laughter in the gallery.",
            "Related parties have until Friday to answer the board.",
            "Photographs of the dock were shown to the jury.",
            "By Tuesday the dock was closed.",
            "Home owners along the quay will be paid.",
            "“Subscribe now, or the paper dies,” the editor wrote.",
            "Updated plans for the dock were shown on Tuesday.",
            "More on Monday from Ann Miller: “We will rebuild the pier, and nobody will pay for it twice.”",
            "Photos: “We were never asked.”", "Photos : « On ne nous a rien demandé. »",
            "Photos from the quay showed this: a burned crane, a broken gate and a crowd…",
            "Read more on this: “We were never asked”",
            "Related costs rose too: the rent went up by five percent, the mayor said.",
        ])
    func keepsSentences(sentence: String) throws {
        let document = try document(
            "Dock closes\n\n\(Self.sentence)\n\n\(sentence)\n\nThe crossing takes longer now.")
        #expect(document.text.contains(sentence))
    }

    @Test(
        "loses what a label leads up to",
        arguments: [
            "More from the Courier: Ferry stays away", "Related: The ferry stays away.", "Photo: Ann Miller.",
            "More from the Courier:", "Related: Ferry stays away »", "Read more »",
            "Read more on this: Ferry stays away",
            "Lesen Sie auch: Fähre bleibt aus.",
            "Read more: “We will never rebuild the pier at this price”, says Mayor Ann Miller",
            "Related : «Nobody asked us.»",
        ])
    func labels(line: String) throws {
        let document = try document(
            "Dock closes\n\n\(Self.sentence)\n\n\(line)\n\nThe crossing takes longer now.")
        #expect(document.text == "\(Self.sentence)\n\nThe crossing takes longer now.")
    }

    @Test("takes the headline out of the text when it is given, and only then")
    func givenTitle() throws {
        let document = try document("Dock closes early\n\n\(Self.sentence)", title: "Dock closes early")
        #expect(document.title == "Dock closes early")
        #expect(document.text == Self.sentence)
        #expect(document.removed.map(\.reason) == ["repeated-headline"])
        let other = try self.document("Divers at work\n\n\(Self.sentence)", title: "Dock closes early")
        #expect(other.text.hasPrefix("Divers at work"))
    }

    @Test("has its headline as its text when there is nothing else")
    func headlineOnly() throws {
        let document = try document("Dock closes")
        #expect(document.title == "Dock closes")
        #expect(document.text == "Dock closes")
    }

    @Test("has a headline made of its first sentence when none is there")
    func madeHeadline() throws {
        let document = try document("\(Self.sentence) Ferries land elsewhere.\n\nThe crossing takes longer.")
        #expect(document.title == String(Self.sentence.dropLast()))
        #expect(document.text.hasPrefix(Self.sentence))
    }

    @Test("is refused when it is nothing but clutter")
    func onlyClutter() {
        #expect(throws: NormalizationError.self) { try document("Leave a Reply\n\nShare this:") }
    }

    @Test("leads back to the article's own text")
    func offsets() throws {
        let text =
            "Dock closes\n\nAdvertisement\n\nThe  cafe\u{301} at\u{a0}the quay stays open, the board said."
        let document = try document(text)
        #expect(document.text == "The café at the quay stays open, the board said.")
        let start = Array(document.text.unicodeScalars).firstIndex(of: "q") ?? 0
        let own = document.offsets.original(of: TextRange(start: start, end: start + 4))
        #expect(own.map { text.text(in: $0) } == "quay")
    }

    @Test(
        "names its language",
        arguments: [
            (
                "en",
                "The board said that it would close the dock for the winter and that ferries land at the quay."
            ),
            (
                "de",
                "Der Rat hat beschlossen, dass der Anleger im Winter nicht mehr für die Fähre zur Verfügung steht."
            ),
            (
                "fr",
                "Le conseil a décidé que le quai ne sera pas ouvert pendant les mois d’hiver, selon une lettre."
            ),
            (
                "es",
                "El consejo decidió que el muelle no se abrirá durante los meses de invierno, según una carta."
            ),
            (
                "it",
                "Il consiglio ha deciso che il molo non sarà aperto durante i mesi più freddi, secondo una lettera."
            ),
            (
                "pt",
                "O conselho decidiu que o cais não será aberto durante os meses de inverno, segundo uma carta."
            ),
            (
                "nl",
                "De raad heeft besloten dat de steiger in de winter niet meer voor het veer wordt gebruikt."
            ),
            (
                "sv",
                "Rådet har beslutat att bryggan inte ska vara öppen under vintern, och det är för att den är trasig."
            ),
            ("ru", "Совет решил, что причал не будет открыт зимой, и что паром пойдёт к другому берегу."),
            ("uk", "Рада вирішила, що причал не буде відкритий взимку, і що пором піде до іншого берега."),
            ("ar", "قرر المجلس أن الرصيف لن يفتح في الشتاء وأن العبارة ستذهب إلى الشاطئ الآخر."),
            ("zh", "委员会决定冬季不开放码头，渡轮将停靠另一岸。"),
            ("ja", "委員会は冬の間、桟橋を開かないことを決めた。"),
            ("el", "Το συμβούλιο αποφάσισε ότι η αποβάθρα δεν θα ανοίξει τον χειμώνα."),
        ])
    func language(tag: String, text: String) throws {
        #expect(try document("\(text)\n\n\(text)", title: "X").language == tag)
    }

    static let chinese = [
        "港口委员会周二投票决定关闭旧渡轮码头十八个月，以便潜水员修复其基础，渡轮将停靠木材码头，直到明年秋天为止。",
        "委员会主席玛丽特·奥尔松德说：“三十年来我们一直在修补这个码头。”",
        "工程师发现大部分桩基完好，其余部分将耗资四百万克朗，其中一半由地区支付。",
        "渡轮航程将延长十一分钟。", "工程部门将在五月公布计划，委员会随后将再次投票表决，结果当晚公布。",
    ]

    @Test("keeps paragraphs of a script without spaces apart, one a line")
    func unspacedParagraphs() throws {
        let text = Self.chinese.joined(separator: "\n")
        #expect(try document(text, title: "X").text == Self.chinese.joined(separator: "\n\n"))
    }

    @Test("joins wrapped lines of a script without spaces without one", arguments: ["\n", "\r\n"])
    func unspacedLines(end: String) throws {
        let whole = Self.chinese.joined()
        var lines: [Substring] = []
        for start in stride(from: 0, to: whole.count, by: 42) {
            lines.append(whole.dropFirst(start).prefix(42))
        }
        #expect(try document(lines.joined(separator: end), title: "X").text == whole)
    }

    @Test("has Unicode in its composed form")
    func composition() throws {
        let cases = [
            ("e\u{301}", "é"), ("e\u{323}\u{302}", "ệ"), ("\u{EA}\u{323}", "ệ"), ("\u{212B}", "Å"),
            ("\u{1112}\u{1161}\u{11AB}", "한"), ("\u{30AB}\u{3099}", "ガ"), ("\u{928}\u{93C}", "\u{929}"),
            ("a\u{315}\u{300}", "à\u{315}"), ("\u{958}", "\u{915}\u{93C}"),
        ]
        for (given, composed) in cases {
            let text = try document("The word \(given) is written here.", title: "X").text
            #expect(
                Array(text.unicodeScalars) == Array("The word \(composed) is written here.".unicodeScalars))
        }
    }

    @Test("has the characters that references stand for, by every name of HTML 4 and by number")
    func references() throws {
        let given =
            "At &Igrave;nver, 2&ordm; and m&sup2;: &frac14; &Omega; &#X201C;&#x201d; &lang;&thetasym;&rang;."
        let read = "At Ìnver, 2º and m²: ¼ Ω “” ⟨ϑ⟩."
        #expect(try document(given, title: "X").text == read)
        #expect(try Normalizer().document(from: Article(text: "Ferry&shy;man&#8203;s.")).text == "Ferrymans.")
        for fine in ["R&D; here", "&nosuch; here", "a&b here", "&#x; here", "&#X110000; here"] {
            #expect(try document("They said \(fine).", title: "X").text == "They said \(fine).")
        }
    }

    @Test("has wrongly decoded text put right, and right text left alone")
    func mojibake() throws {
        let spoilt = [
            ("It cost Â£600m", "It cost £600m"), ("donâ€™t", "don’t"), ("naÃ¯ve", "naïve"),
            ("doesnÃ¢â‚¬â„¢t", "doesn’t"),
            ("Tiáº¿ng", "Tiếng"), ("\u{93}late\u{94}", "“late”"),
        ]
        for (given, repaired) in spoilt {
            #expect(
                try document("They said \(given) here.", title: "X").text == "They said \(repaired) here.")
        }
        for fine in ["VOCÊ…", "L’épisode", "5×£35", "NESTLÉ®", "“×”", "São Tomé", "Ångström", "Ôôô"] {
            #expect(try document("They said \(fine) here.", title: "X").text == "They said \(fine) here.")
        }
    }
}
