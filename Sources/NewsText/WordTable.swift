// WordTable: reads the lines of a word list that is compiled into the binary.

package import CNewsTables

/// The lines of an embedded word list. A line that starts with `#` is a remark.
package struct WordTable {
    /// Lines in the order of the file, without remarks and blank ones.
    package let lines: [Substring]

    /// Reads a table. Costs one pass over its bytes: keep the result.
    package init(_ table: NewsTable) {
        let bytes = UnsafeBufferPointer(start: table.bytes, count: Int(table.count))
        lines = String(decoding: bytes, as: UTF8.self)
            .utf8.split(separator: UInt8(ascii: "\n"))
            .filter { $0.first != UInt8(ascii: "#") }
            .map { Substring($0) }
    }

    /// The lines as a set of words.
    package var words: Set<String> { Set(lines.map(String.init)) }
}
