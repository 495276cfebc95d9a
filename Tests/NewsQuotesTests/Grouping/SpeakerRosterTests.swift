// Who is one speaker under several names.

internal import NewsQuotes
internal import Testing

@Suite("Speaker roster")
struct SpeakerRosterTests {
    private func roster(_ names: String...) -> SpeakerRoster {
        SpeakerRoster(names.map { .init(name: $0, quotes: 1, latest: 0) })
    }

    @Test("titles, spellings by a letter and a last name alone are one person")
    func oneSpeaker() throws {
        let people = roster("Ann Lindqvist", "Mayor Ann Lindqvist", "Ann Lindquist", "Lindqvist").people
        #expect(people.count == 1)
        #expect(people.first?.quotes == 4)
        #expect(people.first?.names.count == 4)
    }

    @Test("two people of one last name are two, and the last name alone is neither's")
    func twoOfOneName() {
        let found = roster("Ann Miller", "Bob Miller", "Miller")
        #expect(found.people.count == 3)
        #expect(found.people(called: "Ann Miller").map { $0.names[0] }.contains("Ann Miller"))
        #expect(found.people(called: "Miller").count == 3)
    }

    @Test("short last names that differ by a letter are two people")
    func shortNamesStayApart() {
        #expect(roster("Ann Stone", "Ann Store").people.count == 2)
    }

    @Test("descriptions are no speakers of their own")
    func descriptions() {
        #expect(roster("the report", "a spokesman").people.isEmpty)
    }

    @Test("any text for a name is an answer", arguments: ["", "…", "\u{0}", "the", "  "])
    func anyName(text: String) {
        #expect(roster("Ann Miller", text).people(called: text).isEmpty)
    }
}
