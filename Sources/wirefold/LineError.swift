// LineError: why one line of input has no answer.

internal import NewsIntake
internal import NewsText

/// What is wrong with one line, and in which field.
struct LineError: Error, Equatable {
    var field: String
    var message: String

    init(field: String, message: String) {
        self.field = field
        self.message = message
    }

    init(_ error: any Error) {
        switch error {
        case let error as LineError: self = error
        case let error as IntakeError: self.init(field: error.field, message: error.message)
        case let error as NormalizationError: self.init(field: error.field, message: error.message)
        case let error as JSONError:
            self.init(field: "line", message: "not JSON at column \(error.column): \(error.message)")
        default: self.init(field: "line", message: String(describing: error))
        }
    }
}
