internal import FoundationEssentials
internal import NewsFold
internal import NewsModel
internal import NewsText
internal import Testing

/// Articles that aren't part of the repository, beside it.
private let seeds: [Document] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/seeds")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().compactMap { name in
        guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else { return nil }
        let text = String(decoding: data, as: UTF8.self)
        let end = text.firstIndex(of: "\n") ?? text.endIndex
        let article = Article(source: name, title: String(text[..<end]), text: String(text[end...]))
        return try? Normalizer().document(from: article)
    }
}()

@Suite("The seeds", .enabled(if: seeds.count == 5, "../shared/seeds is not there"))
struct SeedsTests {
    @Test("five articles on one event are five records and one story, in any order")
    func oneStory() throws {
        for order in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 0, 4, 1, 3], [1, 4, 0, 3, 2]] {
            var desk = Desk()
            for place in order { try desk.fold(seeds[place]) }
            #expect(desk.store.records.count == 5)
            #expect(desk.store.stories.count == 1)
            #expect(desk.store.stories.values.first?.records.count == 5)
        }
    }
}
