// What holds for every document, whatever the article was.

internal import NewsModel
internal import Testing

/// Checks that a document's text is clean, and that every scalar of the article's own text is
/// either in the document, in `removed`, or a space or control that repair drops.
///
/// - Parameter isSpoilt: true when the bytes were in no one encoding: spoilt invisible characters
///   are dropped then too, and the check that nothing is lost can't tell.
func expectWellFormed(
    _ document: Document, of article: Article, isSpoilt: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let clean = Array(document.text.unicodeScalars)
    #expect(!clean.isEmpty, sourceLocation: sourceLocation)
    let hasControls = clean.contains { $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value)) }
    #expect(!hasControls, "the text holds control characters", sourceLocation: sourceLocation)
    #expect(clean.first != "\n" && clean.last != "\n", sourceLocation: sourceLocation)
    #expect(
        !document.text.contains("\n\n\n") && !document.text.contains("  "), sourceLocation: sourceLocation)

    let own = Array(article.text.unicodeScalars)
    var isAccounted = [Bool](repeating: false, count: own.count)
    for removal in document.removed {
        let isInside = removal.range.start >= 0 && removal.range.end <= own.count && !removal.range.isEmpty
        #expect(isInside, "a removal lies outside the article", sourceLocation: sourceLocation)
        guard isInside else { return }
        for index in removal.range.start..<removal.range.end { isAccounted[index] = true }
    }
    var cleanEnd = 0
    for run in document.offsets.runs {
        let isOrdered =
            run.clean.start >= cleanEnd && run.clean.end <= clean.count && run.original.end <= own.count
        #expect(isOrdered, "the offsets are out of order", sourceLocation: sourceLocation)
        guard isOrdered else { return }
        cleanEnd = run.clean.end
        for index in run.original.start..<run.original.end { isAccounted[index] = true }
    }
    if isSpoilt { return }
    let lost = own.indices.filter { !isAccounted[$0] && isVisible(own[$0]) }
    #expect(lost.isEmpty, "lost at \(lost.prefix(5))", sourceLocation: sourceLocation)
}

private func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return !properties.isWhitespace && !properties.isDefaultIgnorableCodePoint
        && !properties.isNoncharacterCodePoint
        && properties.generalCategory != .control && properties.generalCategory != .format
        && scalar.value != 0xFFFC
}
