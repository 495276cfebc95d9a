// Identity: when submissions are the same article, and when versions of one.

internal import NewsModel
internal import NewsText
internal import Testing

@Suite("Identity")
struct IdentityTests {
    @Test("is the same for the same article, wherever its file lies")
    func resubmission() {
        let first = Article(source: "/one/dock.txt", text: "Dock closes")
        let second = Article(source: "/two/dock.txt", text: "Dock closes")
        #expect(Identity.documentID(of: first) == Identity.documentID(of: second))
        #expect(Identity.lineage(of: first) == nil)
    }

    @Test("tells outlets' copies of one text apart")
    func copies() {
        let first = Article(outlet: "Courier", text: "Dock closes")
        let second = Article(outlet: "Herald", text: "Dock closes")
        #expect(Identity.documentID(of: first) != Identity.documentID(of: second))
    }

    @Test("tells versions apart by text, title, status and version")
    func versions() {
        let base = Article(outlet: "Courier", guid: "g", version: "1", title: "t", text: "x")
        var others = [base, base, base, base]
        others[0].text = "y"
        others[1].title = "u"
        others[2].status = .canceled
        others[3].version = "2"
        let ids = Set(([base] + others).map(Identity.documentID))
        #expect(ids.count == 5)
        #expect(Set(others.map(Identity.lineage)).count == 1)
    }

    @Test("takes a guid within its outlet, and an address without what only counts visits")
    func lineage() {
        let courier = Article(outlet: "Courier", guid: "1", text: "x")
        let herald = Article(outlet: "Herald", guid: "1", text: "x")
        #expect(Identity.lineage(of: courier) != Identity.lineage(of: herald))
        let plain = Article(url: "https://c.example/dock?id=4", text: "x")
        let counted = Article(url: "https://c.example/dock?utm_source=a&id=4#top", text: "x")
        #expect(Identity.lineage(of: plain) == Identity.lineage(of: counted))
    }
}
