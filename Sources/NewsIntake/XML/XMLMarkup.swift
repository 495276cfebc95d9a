// XMLMarkup: an element's content as markup again, for the reader of fragments.

extension XMLElement {
    /// What is inside, as XHTML without attributes.
    ///
    /// - Parameter isLeftOut: elements that are left out with all that is in them.
    func markup(without isLeftOut: (XMLElement) -> Bool = { _ in false }) -> String {
        var markup = ""
        for node in nodes { Self.append(node, to: &markup, isLeftOut) }
        return markup
    }

    private static func append(_ node: Node, to markup: inout String, _ isLeftOut: (XMLElement) -> Bool) {
        switch node {
        case .text(let text):
            for character in text.unicodeScalars {
                switch character {
                case "&": markup += "&amp;"
                case "<": markup += "&lt;"
                case ">": markup += "&gt;"
                default: markup.unicodeScalars.append(character)
                }
            }
        case .element(let element):
            if isLeftOut(element) { return }
            // A name without its prefix: blocks are told by their names.
            let name = element.name.split(separator: ":").last.map(String.init) ?? element.name
            markup += "<\(name)>"
            for node in element.nodes { append(node, to: &markup, isLeftOut) }
            markup += "</\(name)>"
        }
    }
}
