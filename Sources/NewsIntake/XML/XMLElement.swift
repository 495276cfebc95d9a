// XMLElement: one element of a parsed XML document, with its names made uniform.

/// An element. Its name is the local one, with a prefix only where it is of another vocabulary
/// than its document: `item`, `content:encoded`, `dc:date`.
package final class XMLElement {
    package enum Node {
        case element(XMLElement)
        case text(String)
    }

    package let name: String
    /// By name; those with a prefix keep it (`xml:lang`).
    package let attributes: [String: String]
    /// Where it begins, from 1.
    package let line: Int
    package internal(set) var nodes: [Node] = []
    /// The document ended before this element did.
    package internal(set) var isCut = false

    init(name: String, attributes: [String: String], line: Int) {
        self.name = name
        self.attributes = attributes
        self.line = line
    }

    package subscript(attribute: String) -> String? { attributes[attribute].known }

    /// The elements right below.
    package var children: [XMLElement] {
        nodes.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// The elements right below with one of these names.
    func children(_ names: String...) -> [XMLElement] { children.filter { names.contains($0.name) } }

    /// The first element right below with one of these names, tried in their order.
    package func first(_ names: String...) -> XMLElement? {
        for name in names {
            for case .element(let element) in nodes where element.name == name { return element }
        }
        return nil
    }

    /// The element at the end of a path of names.
    func at(_ path: String...) -> XMLElement? {
        var element: XMLElement? = self
        for name in path { element = element?.first(name) }
        return element
    }

    /// The first element anywhere below with this name, in document order.
    func descendant(_ name: String) -> XMLElement? {
        for child in children {
            if child.name == name { return child }
            if let found = child.descendant(name) { return found }
        }
        return nil
    }

    /// All text within, as it stands.
    package var text: String {
        var text = ""
        gather(&text)
        return text
    }

    private func gather(_ text: inout String) {
        for node in nodes {
            switch node {
            case .text(let part): text += part
            case .element(let element): element.gather(&text)
            }
        }
    }

    /// The text within on one line; nil where there is none.
    package var words: String? { text.collapsed.known }
}

extension String {
    /// Runs of white space as one space, none at the ends.
    var collapsed: String {
        split { $0.isWhitespace }.joined(separator: " ")
    }
}
