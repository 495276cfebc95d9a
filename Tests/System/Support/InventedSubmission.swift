// Invented articles as the client hands them in.

internal import WirefoldClient
internal import WirefoldTesting

extension Submission {
    init(_ article: InventedArticle) {
        self.init(source: article.guid, format: "json", content: Array(article.json.utf8))
    }
}
