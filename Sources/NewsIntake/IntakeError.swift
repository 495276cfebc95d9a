// IntakeError: why an article was refused, in words that its sender can act on.

/// Why an article was refused.
package struct IntakeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A stable code: `invalidArgument` or `resourceExhausted`.
    package var code: String
    /// What is wrong and what to do next. Never holds the article's text.
    package var message: String
    /// The field at fault: `content`, `format`, `title`, `published` …
    package var field: String

    package init(code: String, message: String, field: String) {
        self.code = code
        self.message = message
        self.field = field
    }

    /// The input is wrong.
    package static func invalid(_ field: String, _ message: String) -> IntakeError {
        IntakeError(code: "invalidArgument", message: message, field: field)
    }

    /// The input is larger than a limit.
    ///
    /// - Parameter key: of the limit in the config.
    static func tooLarge(_ field: String, bytes: Int, limit: Int, _ key: String) -> IntakeError {
        .limit(field, key, "has \(bytes) bytes, more than the limit of \(limit); send less of it")
    }

    /// The input is larger than the limit with this key in the config.
    static func limit(_ field: String, _ key: String, _ message: String) -> IntakeError {
        IntakeError(code: "resourceExhausted", message: "the \(field) \(message) (\(key))", field: field)
    }

    /// A part of the input is lost.
    static func damaged(_ message: String) -> IntakeError {
        .invalid("content", "\(message); fetch the file again")
    }

    package var description: String { "\(field): \(message)" }
}
