// Makes use of what a parser gives, so that the optimizer can't leave the parser out.

internal import NewsIntake

func keep(_ reader: DocumentReader, _ bytes: [UInt8], _ kind: ContentKind) {
    do {
        let (format, items) = try reader.items(from: bytes, kind: kind, known: ArticleKnowledge())
        precondition(!format.isEmpty && items.allSatisfy { $0.number > 0 })
    } catch {
        precondition(!error.message.isEmpty && !error.field.isEmpty)
    }
}
