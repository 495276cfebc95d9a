// SpeakerRoster: who is meant by the names that quotes are given to, across outlets.

/// People and bodies under all their names: titles left out, spellings by a letter taken as one,
/// a last name alone given to the one person who has it. Two people of one last name stay two.
package struct SpeakerRoster: Sendable {
    /// A name as it stands in quotes.
    package struct Given: Sendable {
        package var name: String
        package var quotes: Int
        /// Any number that orders names by time.
        package var latest: Int64

        package init(name: String, quotes: Int, latest: Int64) {
            self.name = name
            self.quotes = quotes
            self.latest = latest
        }
    }

    package struct Person: Sendable {
        /// The fullest name first, then the others, the most given first.
        package var names: [String]
        package var quotes: Int
        package var latest: Int64
    }

    /// The most quoted first.
    package private(set) var people: [Person] = []
    private var parsed: [[SpeakerName]] = []

    /// Costs about a microsecond a name; descriptions ("the report") are left out.
    package init(_ given: [Given]) {
        let named = given.compactMap { given in
            SpeakerName(given.name).flatMap { $0.isName ? (given: given, name: $0) : nil }
        }
        var byWord: [UInt64: [Int]] = [:]
        for (given, name) in named.sorted(by: { Self.precedes($0, $1) }) {
            let known = Self.bearer(of: name, among: byWord, parsed)
            // Every spelling's words are kept: a last name alone may follow any of them.
            for word in Set(name.words) { byWord[word, default: []].append(known ?? people.count) }
            if let known {
                people[known].names.append(given.name)
                people[known].quotes += given.quotes
                people[known].latest = max(people[known].latest, given.latest)
                parsed[known].append(name)
            } else {
                people.append(Person(names: [given.name], quotes: given.quotes, latest: given.latest))
                parsed.append([name])
            }
        }
        let order = people.indices.sorted { (people[$1].quotes, $0) < (people[$0].quotes, $1) }
        people = order.map { people[$0] }
        parsed = order.map { parsed[$0] }
    }

    /// Those who a name can stand for: all that it agrees with.
    package func people(called name: String) -> [Person] {
        guard let wanted = SpeakerName(name) else { return [] }
        return people.indices.filter { parsed[$0].contains { $0.agrees(with: wanted) } }.map { people[$0] }
    }

    /// Names in full before last names alone, the most given first.
    private static func precedes(
        _ one: (given: Given, name: SpeakerName), _ other: (given: Given, name: SpeakerName)
    ) -> Bool {
        let (mine, theirs) = (one.name.words.count > 1, other.name.words.count > 1)
        if mine != theirs { return mine }
        if one.given.quotes != other.given.quotes { return one.given.quotes > other.given.quotes }
        return one.given.name < other.given.name
    }

    /// The one person that a name agrees with; nil where there are several or none.
    private static func bearer(
        of name: SpeakerName, among byWord: [UInt64: [Int]], _ parsed: [[SpeakerName]]
    ) -> Int? {
        let known = Set(name.words.flatMap { byWord[$0] ?? [] })
        let bearers = known.filter { person in
            guard name.words.count == 1 else { return parsed[person][0].agrees(with: name) }
            return parsed[person].contains { $0.words.count > 1 && $0.words.last == name.words[0] }
        }
        return bearers.count == 1 ? bearers.first : nil
    }
}
