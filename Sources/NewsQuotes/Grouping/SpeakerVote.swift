// SpeakerVote: the one name for a quote's speaker out of all that its carriers give.

enum SpeakerVote {
    /// Different names that are compared; the most given ones.
    private static let mostNames = 48

    private struct Candidate {
        var text: String
        var name: SpeakerName
        var votes: Int
    }

    /// The name that most carriers give, at its fullest. A description ("the statement") wins only
    /// where nobody gives a name. Ties go to the name given first.
    static func winner(of names: [String?]) -> String? {
        var order: [String: Int] = [:]
        var given: [Candidate] = []
        for case let text? in names {
            if let known = order[text] {
                given[known].votes += 1
            } else if let name = SpeakerName(text) {
                order[text] = given.count
                given.append(Candidate(text: text, name: name, votes: 1))
            }
        }
        let named = given.filter(\.name.isName)
        return choose(from: named.isEmpty ? given : named)
    }

    private static func choose(from given: [Candidate]) -> String? {
        var names = given
        if names.count > mostNames {
            let least = names.map(\.votes).sorted(by: >)[mostNames - 1]
            names = Array(names.filter { $0.votes >= least }.prefix(mostNames))
        }
        var best: (votes: Int, text: String)?
        for candidate in names {
            let agreeing = names.filter { candidate.name.agrees(with: $0.name) }
            let votes = agreeing.reduce(0) { $0 + $1.votes }
            if best.map({ votes > $0.votes }) ?? true { best = (votes, fullest(agreeing)) }
        }
        return best?.text
    }

    /// The one with the most words; of those the first.
    private static func fullest(_ names: [Candidate]) -> String {
        var fullest = names[0]
        for name in names.dropFirst() where name.name.words.count > fullest.name.words.count {
            fullest = name
        }
        return fullest.text
    }
}
