// Runs of three words outside quotations are those of the text without its quotations.

internal import Testing

@testable internal import NewsFold

@Suite("Runs of three words")
struct ProfileDetailTests {
    @Test(
        "taking quotations out joins what stands around them",
        arguments: [
            "", "Ann left", "Ann left the quay", "“No ferry sails,” said Ann.",
            "The harbour “is shut” again today, “and so it stays” until noon, says Ann “until” noon.",
            "No ferry sails, no ferry sails “no ferry” sails, no ferry.",
        ])
    func unquoted(_ text: String) {
        let rest = text.split(separator: "“").enumerated().map { place, part in
            place == 0 && !text.hasPrefix("“") ? part : part.split(separator: "”").dropFirst().first ?? ""
        }
        let expected = ProfileDetail(Tokens(rest.joined()))
        #expect(ProfileDetail(Tokens(text)).unquotedTrigrams == expected.trigramHashes)
    }
}
