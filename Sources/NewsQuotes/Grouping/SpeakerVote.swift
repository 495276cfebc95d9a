// SpeakerVote: the one name for a quote's speaker out of all that its carriers give.

enum SpeakerVote {
    /// The name that most carriers give, at its fullest. A description ("the statement") wins only
    /// where nobody gives a name. Ties go to the name given first.
    static func winner(of names: [String?]) -> String? {
        let given = names.compactMap { name in SpeakerName(name).flatMap { parsed in name.map { ($0, parsed) } } }
        let named = given.filter(\.1.isName)
        return choose(from: named.isEmpty ? given : named)
    }

    private static func choose(from names: [(text: String, name: SpeakerName)]) -> String? {
        var best: (votes: Int, text: String)?
        for (index, candidate) in names.enumerated() {
            let agreeing = names.filter { candidate.name.agrees(with: $0.name) }
            guard best.map({ agreeing.count > $0.votes }) ?? true else { continue }
            _ = index
            best = (agreeing.count, fullest(agreeing))
        }
        return best?.text
    }

    /// The one with the most words; of those the first.
    private static func fullest(_ names: [(text: String, name: SpeakerName)]) -> String {
        var fullest = names[0]
        for name in names.dropFirst() where name.name.words.count > fullest.name.words.count { fullest = name }
        return fullest.text
    }
}
