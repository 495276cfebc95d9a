// Submissions: raw articles on their way in. What can't be read is told of and left out.

internal import WirefoldClient

struct Submissions: AsyncSequence, Sendable {
    typealias Element = Submission

    let articles: RawArticles
    let known: KnownOptions
    let receipts: ReceiptLines

    func makeAsyncIterator() -> Iterator {
        Iterator(articles: articles.makeAsyncIterator(), known: known, receipts: receipts)
    }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate var articles: RawArticles.Iterator
        fileprivate let known: KnownOptions
        fileprivate let receipts: ReceiptLines

        mutating func next() async throws -> Submission? {
            while let element = await articles.next() {
                switch element {
                case .article(let article, let position):
                    receipts.progress.read(upTo: position)
                    return known.submission(of: article)
                case .unreadable(let source, let reason):
                    receipts.tell(unreadable: source, reason)
                }
            }
            return nil
        }
    }
}
