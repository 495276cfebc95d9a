// Table: rows under a header, fitted to a width by cutting the columns that can spare it.

/// A table for people. Cells are escaped here; give them as they are.
struct Table {
    /// One column.
    struct Column {
        var title: String
        var isRight = false
        /// The fewest columns that it may be cut to; nil where it is never cut.
        var minimum: Int?

        init(_ title: String, isRight: Bool = false, minimum: Int? = nil) {
            self.title = title
            self.isRight = isRight
            self.minimum = minimum
        }
    }

    /// Blanks between two columns.
    static let gap = 2

    var columns: [Column]
    var rows: [[String]] = []

    init(_ columns: Column...) { self.columns = columns }

    mutating func append(_ cells: String...) { append(cells) }
    mutating func append(_ cells: [String]) { rows.append(cells.map(\.shown)) }

    /// The header and rows, no line longer than the terminal is wide.
    func lines(on terminal: Terminal) -> [String] {
        let widths = widths(within: terminal.width)
        let header = line(columns.map(\.title), widths)
        return [terminal.bold(header)] + rows.map { line($0, widths) }
    }

    /// A single line with these widths, for tables that are written as they grow.
    func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let text = cell.cut(to: widths[index])
            let padding = String(repeating: " ", count: widths[index] - text.columns)
            let isLast = index == cells.count - 1
            line += columns[index].isRight ? padding + text : isLast ? text : text + padding
            if !isLast { line += String(repeating: " ", count: Self.gap) }
        }
        return line
    }

    /// What each column takes: as much as its widest cell, less what the widest of the columns
    /// that can be cut must spare.
    func widths(within width: Int) -> [Int] {
        var widths = columns.indices.map { index in
            rows.reduce(columns[index].title.columns) { max($0, $1[index].columns) }
        }
        var excess = widths.reduce(0, +) + Self.gap * (columns.count - 1) - width
        while excess > 0 {
            let sparing = columns.indices.filter { widths[$0] > columns[$0].minimum ?? .max }
            guard let widest = sparing.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }
}
