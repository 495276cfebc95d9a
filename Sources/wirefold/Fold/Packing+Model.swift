// How documents, records and stories are packed: what folding reads of them again, and what is answered.

internal import FoundationEssentials
internal import NewsIntake
internal import NewsModel
internal import Packing

extension Packer {
    mutating func put(_ id: JSONValue) {
        switch id {
        case .string(let text): put(UInt8(1)); put(text)
        case .number(let digits): put(UInt8(2)); put(digits)
        default: put(UInt8(0))
        }
    }

    mutating func put(_ range: TextRange) {
        put(Int32(range.start))
        put(Int32(range.end))
    }

    mutating func put(_ document: Document) {
        put(document.id.rawValue)
        put(document.outlet)
        put(document.url)
        put(document.published?.timeIntervalSinceReferenceDate ?? .nan)
        put(document.status.rawValue)
        put(document.title)
        put(document.credit)
        put(document.text)
        put(document.record?.rawValue)
        put(document.quotations) { packer, quotation in
            packer.put(quotation.range)
            packer.put(quotation.text)
            packer.put(quotation.speaker)
            packer.put(UInt8(quotation.continues ? 1 : 0))
            packer.put(quotation.quote?.rawValue)
        }
        put(document.evidence) { $0.put($1) }
    }

    mutating func put(_ record: Record) {
        put(record.id.rawValue)
        put(record.title)
        put(record.story?.rawValue)
        put(record.quotes) { $0.put($1.rawValue) }
        put(record.copies) { packer, copy in
            packer.put(copy.document.rawValue)
            packer.put(copy.outlet)
            packer.put(copy.url)
            packer.put(copy.published?.timeIntervalSinceReferenceDate ?? .nan)
            packer.put(copy.relation.rawValue)
            packer.put(copy.similarity)
            packer.put(UInt8(copy.isWithdrawn ? 1 : 0))
            packer.put(copy.withdrawnText) { $0.put($1) }
        }
    }

    /// Without its closing, which a run doesn't come to.
    mutating func put(_ story: Story) {
        put(story.id.rawValue)
        put(story.title)
        put(story.records) { $0.put($1.rawValue) }
        put(story.quotes) { $0.put($1.rawValue) }
        put(story.firstPublished?.timeIntervalSinceReferenceDate ?? .nan)
        put(story.lastPublished?.timeIntervalSinceReferenceDate ?? .nan)
    }

    /// Without the document: whoever holds the evidence knows it.
    private mutating func put(_ evidence: Evidence) {
        put(evidence.other.rawValue)
        put(evidence.rule)
        put(evidence.scores.sorted { $0.key < $1.key }) { packer, score in
            packer.put(score.key)
            packer.put(score.value)
        }
        put(evidence.passages) { packer, passage in
            packer.put(passage.range)
            packer.put(passage.otherRange)
            packer.put(passage.text)
        }
    }
}

extension Unpacker {
    mutating func id() -> JSONValue {
        switch integer(UInt8.self) {
        case 1: .string(text())
        case 2: .number(text())
        default: .null
        }
    }

    private mutating func range() -> TextRange {
        let start = Int(integer(Int32.self))
        return TextRange(start: start, end: Int(integer(Int32.self)))
    }

    private mutating func date() -> Date? {
        let seconds = double()
        return seconds.isNaN ? nil : Date(timeIntervalSinceReferenceDate: seconds)
    }

    mutating func document() -> Document {
        var document = Document(id: DocumentID(unchecked: text()), text: "")
        document.outlet = text()
        document.url = optionalText()
        document.published = date()
        document.status = Article.Status(rawValue: text()) ?? .usable
        document.title = text()
        document.credit = optionalText()
        document.text = text()
        document.record = optionalText().map(RecordID.init(unchecked:))
        document.quotations = items { unpacker in
            Quotation(
                range: unpacker.range(), text: unpacker.text(), speaker: unpacker.optionalText(),
                continues: unpacker.integer(UInt8.self) == 1,
                quote: unpacker.optionalText().map(QuoteID.init(unchecked:)))
        }
        let id = document.id
        document.evidence = items { $0.evidence(of: id) }
        return document
    }

    mutating func record() -> Record {
        var record = Record(id: RecordID(unchecked: text()), title: text(), copies: [])
        record.story = optionalText().map(StoryID.init(unchecked:))
        record.quotes = items { QuoteID(unchecked: $0.text()) }
        record.copies = items { unpacker in
            let id = DocumentID(unchecked: unpacker.text())
            return Copy(
                document: id, outlet: unpacker.text(),
                url: unpacker.optionalText(), published: unpacker.date(),
                relation: Relation(rawValue: unpacker.text()) ?? .edited, similarity: unpacker.double(),
                isWithdrawn: unpacker.integer(UInt8.self) == 1,
                withdrawnText: unpacker.items { $0.evidence(of: id) })
        }
        return record
    }

    mutating func story() -> Story {
        Story(
            id: StoryID(unchecked: text()), title: text(),
            records: items { RecordID(unchecked: $0.text()) },
            quotes: items { QuoteID(unchecked: $0.text()) }, firstPublished: date(), lastPublished: date())
    }

    private mutating func evidence(of id: DocumentID) -> Evidence {
        Evidence(
            document: id, other: DocumentID(unchecked: text()), rule: text(),
            scores: Dictionary(items { ($0.text(), $0.double()) }, uniquingKeysWith: { $1 }),
            passages: items {
                Evidence.Passage(range: $0.range(), otherRange: $0.range(), text: $0.text())
            })
    }
}
