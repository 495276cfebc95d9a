// ArticleKnowledge: what a feeder says of an article beside its content.

package import FoundationEssentials
package import NewsModel

/// What the feeder said. A field that is set wins over what the content says; nil and empty
/// strings say nothing.
package struct ArticleKnowledge: Hashable, Sendable {
    package var source: String
    package var outlet: String?
    package var url: String?
    package var guid: String?
    package var version: String?
    package var published: Date?
    package var status: Article.Status?
    package var title: String?
    package var language: String?
    /// The encoding that the protocol named (HTTP's `charset`); the bytes win over it.
    package var charset: String?

    package init(
        source: String = "", outlet: String? = nil, url: String? = nil, guid: String? = nil,
        version: String? = nil, published: Date? = nil, status: Article.Status? = nil,
        title: String? = nil, language: String? = nil, charset: String? = nil
    ) {
        self.source = source
        self.outlet = outlet
        self.url = url
        self.guid = guid
        self.version = version
        self.published = published
        self.status = status
        self.title = title
        self.language = language
        self.charset = charset
    }

    /// Lays what the feeder said over what the content said, and checks the fields' lengths.
    func complete(_ content: Article, limits: IntakeLimits) throws(IntakeError) -> Article {
        var article = content
        if !source.isEmpty { article.source = source }
        article.outlet = outlet.known ?? article.outlet
        article.url = url.known ?? article.url
        article.guid = guid.known ?? article.guid
        article.version = version.known ?? article.version
        article.published = published ?? article.published
        article.status = status ?? article.status
        article.title = title.known ?? article.title
        article.language = language.known ?? article.language
        try article.checkFields(limits)
        return article
    }
}

extension String? {
    /// The string, or nil when it says nothing.
    var known: String? { self?.isEmpty == false ? self : nil }
}

extension Article {
    fileprivate func checkFields(_ limits: IntakeLimits) throws(IntakeError) {
        try Self.check("title", title, limits.titleBytes, "limits.titleBytes")
        let fields = [
            ("source", source), ("outlet", outlet), ("url", url), ("guid", guid), ("version", version),
            ("byline", byline), ("language", language), ("section", section), ("evolvedFrom", evolvedFrom),
        ]
        for (name, value) in fields + signals.map({ ("signals", $0) }) {
            try Self.check(name, value, limits.fieldBytes, "limits.fieldBytes")
        }
        for note in editorNotes {
            try Self.check("editorNotes", note, limits.noteBytes, "limits.noteBytes")
        }
    }

    private static func check(
        _ field: String, _ value: String?, _ limit: Int, _ key: String
    ) throws(IntakeError) {
        guard let count = value?.utf8.count, count > limit else { return }
        throw .tooLarge(field, bytes: count, limit: limit, key)
    }
}
