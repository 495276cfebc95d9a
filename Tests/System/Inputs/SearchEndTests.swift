// What a search says beside its results.

internal import Testing

@testable internal import wirefoldctl

@Suite("The end of a search")
struct SearchEndTests {
    @Test("says that there is nothing only where all was searched")
    func nothing() {
        #expect(Search.nothing(isPartial: false).kind == .no)
        let unknown = Search.nothing(isPartial: true)
        #expect(unknown.kind == .unavailable)
        #expect(unknown.message.contains("--since"))
        #expect(!Search.partial(isRanked: false).contains("ranking"))
    }

    @Test("says where the limit was met, and how to see more")
    func limit() {
        var asked = FoundLimitOption()
        asked.limit = 30
        #expect(asked.remark(on: 29, most: 30) == nil)
        #expect(asked.remark(on: 30, most: 30)?.contains("--limit 60") == true)
        #expect(asked.remark(on: 20, most: 20)?.contains("--limit") == false)
        var unsaid = FoundLimitOption()
        unsaid.limit = 0
        #expect(unsaid.remark(on: 20, most: 20)?.contains("--limit 40") == true)
        #expect(unsaid.remark(on: 20, most: nil) == nil)
    }
}
