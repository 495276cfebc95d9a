// DocumentQuotations: what the quote index needs of one document, prepared beside it.

package import FoundationEssentials
package import NewsModel

/// The utterances of one document, prepared for grouping. Pure: make it on any thread.
package struct DocumentQuotations: Sendable {
    package let document: DocumentID
    let outlet: String
    let published: Date?
    /// How many quotations the document has.
    let count: Int
    let utterances: [Utterance]
    /// Whether this stands for a document that has traced quotations, restored without them.
    var isRestored = false

    /// Joins the document's quotations into utterances and prepares their wordings. Some ten
    /// microseconds a quotation.
    package init(_ document: borrowing Document) {
        self.document = document.id
        outlet = document.outlet
        published = document.published
        count = document.quotations.count
        utterances = Utterance.all(in: document.quotations)
    }

    /// Quotations that are too slight for a quote of their own, and whether there are others.
    package var remainder: Remainder {
        Remainder(
            slight: utterances.filter(\.isSlight).map {
                Remainder.Slight(
                    quotations: $0.quotations, text: $0.wording.text, speaker: $0.wording.speaker)
            },
            isEmpty: utterances.isEmpty)
    }

    /// What a restart needs of a document's quotations that no quote tells.
    package struct Remainder: Hashable, Sendable {
        package struct Slight: Hashable, Sendable {
            package var quotations: Range<Int>
            package var text: String
            package var speaker: String?

            package init(quotations: Range<Int>, text: String, speaker: String?) {
                self.quotations = quotations
                self.text = text
                self.speaker = speaker
            }
        }

        package var slight: [Slight]
        /// Whether the document has no quotation that can be traced, slight ones included.
        package var isEmpty: Bool

        package init(slight: [Slight], isEmpty: Bool) {
            self.slight = slight
            self.isEmpty = isEmpty
        }
    }

    /// A document as it was, without the quotations that its quotes tell of.
    package init(restoring document: DocumentID, outlet: String, published: Date?, _ remainder: Remainder) {
        self.document = document
        self.outlet = outlet
        self.published = published
        count = 0
        utterances = remainder.slight.map {
            Utterance(
                quotations: $0.quotations, start: 0, wording: Wording($0.text, speaker: $0.speaker),
                isSlight: true)
        }
        isRestored = !remainder.isEmpty
    }
}
