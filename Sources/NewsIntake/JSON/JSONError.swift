// JSONError: where a JSON text is wrong, and how.

/// Where a JSON text is wrong, and how.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    package var message: String
    /// The line, from 1.
    package var line: Int
    /// The byte in its line, from 1.
    package var column: Int
    /// True where it is more than is read, and may be right.
    package var isLimit = false

    package var description: String { "line \(line), column \(column): \(message)" }
}
