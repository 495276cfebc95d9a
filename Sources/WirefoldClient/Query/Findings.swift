// Findings: what a query found, and whether that may be all.

/// What a query found, in the server's order.
public struct Findings<Element: Sendable>: RandomAccessCollection, Sendable {
    private let elements: [Element]
    /// As many as the server gives at most: where there are as many, there may be more.
    public let limit: Int?

    init(_ elements: [Element], limit: Int?) {
        self.elements = elements
        self.limit = limit
    }

    public var startIndex: Int { elements.startIndex }
    public var endIndex: Int { elements.endIndex }
    public subscript(index: Int) -> Element { elements[index] }
}
