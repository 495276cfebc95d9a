// XMLParser: an XML document to its root element, through libxml2's event interface: no DTD, no
// entity, no network, bounded depth and number of elements.

internal import CXML2

/// A parsed document, and the first flaw where it isn't well-formed.
struct XMLDocument {
    var root: XMLElement
    var flaw: XMLFlaw?
}

enum XMLParser {
    /// Parses a document; one that isn't well-formed is mended where that can be.
    ///
    /// - Parameter charset: what the protocol says of the encoding; the bytes win.
    /// - Throws: what is wrong, with line and column.
    /// - Complexity: linear; about twice the time where something has to be mended.
    static func document(
        from bytes: [UInt8], charset: String? = nil, limits: IntakeLimits
    ) throws(IntakeError) -> XMLDocument {
        let decoded = try XMLDecoder.text(from: bytes, charset: charset)
        let (text, declaresEntities) = XMLPrologue.withoutDocumentType(decoded)
        let strict = parse(text, limits, recovering: false)
        if let error = strict.error { throw error }
        guard let flaw = strict.flaw else {
            guard let root = strict.root else {
                throw .invalid("content", "the XML document has no element")
            }
            return XMLDocument(root: root)
        }
        if declaresEntities, flaw.message.hasPrefix("Entity") {
            throw .invalid(
                "content",
                "line \(flaw.line), column \(flaw.column): the document declares entities and uses them; they are "
                    + "not expanded: write the characters themselves")
        }
        let mended = parse(XMLRepair.mended(text), limits, recovering: true)
        if let error = mended.error { throw error }
        guard let root = mended.root else { throw flaw.error }
        return XMLDocument(root: root, flaw: flaw)
    }

    private static func parse(
        _ text: String, _ limits: IntakeLimits, recovering: Bool
    ) -> XMLTreeBuilder {
        let builder = XMLTreeBuilder(limits: limits)
        var handler = xmlSAXHandler()
        handler.initialized = XML_SAX2_MAGIC
        handler.startElementNs = { context, name, prefix, uri, _, _, count, _, attributes in
            XMLTreeBuilder.at(context)?.start(name, prefix, uri, Int(count), attributes)
        }
        handler.endElementNs = { context, _, _, _ in XMLTreeBuilder.at(context)?.end() }
        handler.characters = { context, bytes, count in XMLTreeBuilder.at(context)?.text(bytes, count) }
        handler.cdataBlock = handler.characters
        handler.ignorableWhitespace = handler.characters
        handler.serror = { context, error in XMLTreeBuilder.at(context)?.note(error) }
        let context = xmlCreatePushParserCtxt(
            &handler, Unmanaged.passUnretained(builder).toOpaque(), nil, 0, nil)
        guard let context else { return builder }
        defer { xmlFreeParserCtxt(context) }
        builder.parser = context
        // Without NOENT an "&" in an attribute comes as "&#38;". No entity but XML's own five can come of
        // it: the document type, which would declare others, is taken out before.
        var options =
            XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_IGNORE_ENC.rawValue
            | XML_PARSE_NOCDATA.rawValue | XML_PARSE_NOENT.rawValue
        if recovering { options |= XML_PARSE_RECOVER.rawValue }
        xmlCtxtUseOptions(context, Int32(bitPattern: options))
        xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        var copy = text
        copy.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { bytes in
                var start = 0
                while start < bytes.count, builder.goesOn {
                    let count = min(64 << 10, bytes.count - start)
                    xmlParseChunk(context, bytes.baseAddress.map { $0 + start }, Int32(count), 0)
                    start += count
                }
                if builder.goesOn { xmlParseChunk(context, nil, 0, 1) }
            }
        }
        builder.parser = nil
        builder.finish()
        return builder
    }
}
