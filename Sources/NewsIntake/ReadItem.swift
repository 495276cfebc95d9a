// ReadItem: one of the articles that a document holds.

package import NewsModel

/// One item of a document that may hold many: a feed's entry, a message's item.
package struct ReadItem: Sendable {
    /// Its place in the document, from 1.
    package var number: Int
    package var result: Result<Article, IntakeError>

    init(number: Int, _ read: () throws(IntakeError) -> Article) {
        self.number = number
        result = Result { () throws(IntakeError) in try read() }
    }
}
