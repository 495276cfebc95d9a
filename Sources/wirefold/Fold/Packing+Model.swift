// How documents, records and stories are packed: what folding reads of them again, and what is answered.

internal import FoundationEssentials
internal import NewsIntake
internal import NewsModel
internal import Packing

extension Packer {
    mutating func put(_ id: some Identifier) { put(id.packed) }

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

    /// What is answered of a document.
    mutating func put(decisionOn document: Document, given id: JSONValue) {
        put(document.id)
        put(id)
        put(document.record)
        put(document.evidence) { $0.put($1) }
        put(document.quotations) { packer, quotation in
            packer.put(quotation.range)
            packer.put(quotation.text)
            packer.put(quotation.speaker)
            packer.put(quotation.continues)
            packer.put(quotation.quote)
        }
    }

    /// What a document says.
    mutating func put(text document: Document) {
        put(document.outlet)
        put(document.url)
        put(document.published)
        put(document.status.rawValue)
        put(document.title)
        put(document.text)
        put(document.credit)
    }

    /// What is answered of a record stands first.
    mutating func put(_ record: Record) {
        put(record.id)
        put(record.story)
        put(record.copies) { packer, copy in
            packer.put(copy.document)
            packer.put(copy.relation)
            packer.put(copy.similarity)
        }
        for copy in record.copies {
            put(copy.outlet)
            put(copy.url)
            put(copy.published)
            put(copy.isWithdrawn)
            put(copy.withdrawnText) { $0.put($1) }
        }
        put(record.title)
        put(record.quotes) { $0.put($1) }
    }

    /// Without its closing, which a run doesn't come to.
    mutating func put(_ story: Story) {
        put(story.id)
        put(story.title)
        put(story.records) { $0.put($1) }
        put(story.quotes) { $0.put($1) }
        put(story.firstPublished)
        put(story.lastPublished)
    }

    mutating func put(_ relation: Relation) { put(relation.rawValue) }

    /// Without the document: whoever holds the evidence knows it.
    private mutating func put(_ evidence: Evidence) {
        put(evidence.other)
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

    private mutating func put(_ id: (some Identifier)?) {
        put(id != nil)
        if let id { put(id) }
    }

    private mutating func put(_ date: Date?) { put(date?.timeIntervalSinceReferenceDate ?? .nan) }
}

/// What is answered of a document.
struct Decision {
    let document: DocumentID
    let record: RecordID?
    let evidence: [Evidence]
    let quotations: [Quotation]
}

/// What is answered of a record.
struct RecordRoll {
    struct Copy {
        let document: DocumentID
        let relation: Relation
        let similarity: Double
    }

    let id: RecordID
    let story: StoryID?
    let copies: [Copy]
}

extension Unpacker {
    mutating func identifier<ID: Identifier>() -> ID { ID(packedID()) }

    mutating func decision() -> Decision {
        let document: DocumentID = identifier()
        _ = id()
        return Decision(
            document: document, record: optionalIdentifier(),
            evidence: items { $0.evidence(of: document) },
            quotations: items { unpacker in
                Quotation(
                    range: unpacker.range(), text: unpacker.text(), speaker: unpacker.optionalText(),
                    continues: unpacker.flag(), quote: unpacker.optionalIdentifier())
            })
    }

    mutating func document(_ decision: Decision) -> Document {
        Document(
            id: decision.document, outlet: text(), url: optionalText(), published: date(),
            status: Article.Status(rawValue: text()) ?? .usable, title: text(), text: text(),
            credit: optionalText(), quotations: decision.quotations, record: decision.record,
            evidence: decision.evidence)
    }

    mutating func roll() -> RecordRoll {
        RecordRoll(
            id: identifier(), story: optionalIdentifier(),
            copies: items { unpacker in
                RecordRoll.Copy(
                    document: unpacker.identifier(), relation: unpacker.relation(),
                    similarity: unpacker.double())
            })
    }

    mutating func record() -> Record {
        let roll = roll()
        let copies = roll.copies.map { copy in
            Copy(
                document: copy.document, outlet: text(), url: optionalText(), published: date(),
                relation: copy.relation, similarity: copy.similarity, isWithdrawn: flag(),
                withdrawnText: items { $0.evidence(of: copy.document) })
        }
        return Record(
            id: roll.id, title: text(), copies: copies, quotes: items { $0.identifier() }, story: roll.story)
    }

    mutating func story() -> Story {
        Story(
            id: identifier(), title: text(), records: items { $0.identifier() },
            quotes: items { $0.identifier() }, firstPublished: date(), lastPublished: date())
    }

    mutating func id() -> JSONValue {
        switch integer(UInt8.self) {
        case 1: .string(text())
        case 2: .number(text())
        default: .null
        }
    }

    mutating func relation() -> Relation { Relation(rawValue: text()) ?? .edited }

    private mutating func evidence(of id: DocumentID) -> Evidence {
        Evidence(
            document: id, other: identifier(), rule: text(),
            scores: Dictionary(items { ($0.text(), $0.double()) }, uniquingKeysWith: { $1 }),
            passages: items {
                Evidence.Passage(range: $0.range(), otherRange: $0.range(), text: $0.text())
            })
    }

    private mutating func optionalIdentifier<ID: Identifier>() -> ID? { flag() ? identifier() : nil }

    private mutating func range() -> TextRange {
        let start = Int(integer(Int32.self))
        return TextRange(start: start, end: Int(integer(Int32.self)))
    }

    private mutating func date() -> Date? {
        let seconds = double()
        return seconds.isNaN ? nil : Date(timeIntervalSinceReferenceDate: seconds)
    }
}
