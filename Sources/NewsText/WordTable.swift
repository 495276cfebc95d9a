// WordTable: reads the lines of a word list that is compiled into the binary.

package import CNewsTables

/// The lines of an embedded word list. A line that starts with `#` is a remark.
package struct WordTable {
    /// Lines in the order of the file, without remarks and blank ones.
    package let lines: [Substring]

    /// Reads a table. Costs one pass over its bytes: keep the result.
    package init(_ table: NewsTable) {
        var lines: [Substring] = []
        WordTable.forEachLine(of: table) { lines.append(Substring(decoding: $0, as: UTF8.self)) }
        self.lines = lines
    }

    /// Calls `body` with the bytes of each line, without remarks and blank ones.
    package static func forEachLine(of table: NewsTable, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let bytes = UnsafeBufferPointer(start: table.bytes, count: Int(table.count))
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
            if end > start, bytes[start] != UInt8(ascii: "#") {
                body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
            }
            start = end + 1
        }
    }

    /// The parts of a line between tabs.
    static func columns(of line: Substring) -> [Substring] {
        line.utf8.split(separator: UInt8(ascii: "\t")).map { Substring($0) }
    }

    /// The lines as a set of words.
    package var words: Set<String> { Set(lines.map(String.init)) }
}
