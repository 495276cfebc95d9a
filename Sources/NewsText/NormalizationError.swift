// NormalizationError: why an article can't become a document.

/// Why an article can't become a document.
package struct NormalizationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A stable code: `invalidArgument`.
    package var code: String
    /// What is wrong and what to do next. Never holds the article's text.
    package var message: String
    /// The field at fault.
    package var field: String

    package init(code: String = "invalidArgument", message: String, field: String) {
        self.code = code
        self.message = message
        self.field = field
    }

    package var description: String { "\(field): \(message)" }
}
