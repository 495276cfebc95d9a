// MarkupSniffer: tells a page from XML, and XML's vocabularies by their root element.

enum MarkupSniffer {
    /// - Parameter start: begins with "<".
    static func kind(of start: ArraySlice<UInt8>) -> ContentKind {
        var rest = start
        var isXML = false
        while let first = rest.first {
            if first != UInt8(ascii: "<") {
                rest = rest.dropFirst()
            } else if rest.starts(with: "<?".utf8) {
                isXML = isXML || rest.starts(with: "<?xml".utf8)
                rest = skip(rest, past: "?>")
            } else if rest.starts(with: "<!--".utf8) {
                rest = skip(rest, past: "-->")
            } else if rest.dropFirst().first == UInt8(ascii: "!") {
                if word(rest.dropFirst(9)).lowercased() == "html" { return .html }
                rest = skipDeclaration(rest)
            } else {
                return kind(ofRoot: word(rest.dropFirst()), isXML: isXML)
            }
        }
        return isXML ? .xml : .html
    }

    /// How far into a page its first tag may stand behind what a server's programs complain of.
    private static let complaintBytes = 1024

    /// Whether a line near the start begins as a page does: "Warning: … in x.php" is no article.
    static func isPage(after start: ArraySlice<UInt8>) -> Bool {
        start.prefix(complaintBytes).split(separator: 0x0A).dropFirst().contains { line in
            let line = line.drop { $0 <= 0x20 }
            guard line.first == UInt8(ascii: "<") else { return false }
            let name = word(line.dropFirst()).lowercased()
            return name == "html" || name == "!doctype" && word(line.dropFirst(9)).lowercased() == "html"
        }
    }

    private static func kind(ofRoot name: String, isXML: Bool) -> ContentKind {
        let local = name.split(separator: ":").last.map(String.init) ?? name
        switch local {
        case "rss", "RDF", "channel": return .rss
        case "feed": return .atom
        case "NewsML": return .newsML1
        case "nitf": return .nitf
        case _ where NewsMLG2Reader.roots.contains(local): return .newsMLG2
        default: break
        }
        if local.lowercased() == "html" { return .html }
        return isXML || name.contains(":") ? .xml : .html
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> String {
        let start = bytes.drop { $0 <= 0x20 }
        return String(
            decoding: start.prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }.prefix(
                80), as: UTF8.self)
    }

    private static func skip(_ bytes: ArraySlice<UInt8>, past end: String) -> ArraySlice<UInt8> {
        var rest = bytes.dropFirst(2)
        while !rest.isEmpty, !rest.starts(with: end.utf8) { rest = rest.dropFirst() }
        return rest.dropFirst(end.utf8.count)
    }

    /// A document type, with its brackets.
    private static func skipDeclaration(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var depth = 0
        var rest = bytes
        while let byte = rest.first {
            if byte == UInt8(ascii: "[") { depth += 1 }
            if byte == UInt8(ascii: "]") { depth -= 1 }
            rest = rest.dropFirst()
            if byte == UInt8(ascii: ">"), depth <= 0 { break }
        }
        return rest
    }
}
