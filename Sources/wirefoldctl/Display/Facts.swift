// Facts: names and values under each other, the values aligned and wrapped.

struct Facts {
    private let facts: [(name: String, value: String)]

    init(_ facts: [(String, String)]) { self.facts = facts.map { (name: $0.0, value: $0.1) } }

    func lines(on terminal: Terminal) -> [String] {
        let indent = (facts.map(\.name.columns).max() ?? 0) + Table.gap
        return facts.flatMap { fact in
            fact.value.shown.wrapped(to: terminal.width - indent).enumerated().map { index, line in
                let name = index == 0 ? fact.name : ""
                return terminal.dim(name) + String(repeating: " ", count: indent - name.columns) + line
            }
        }
    }
}
