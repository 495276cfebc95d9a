// CatalogueError: why the catalogue can't be used as it is.

internal import GRDB

struct CatalogueError: Error, CustomStringConvertible {
    var code: Code
    var message: String
    var cause: (any Error)?

    init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    var description: String { cause.map { "\(message) (\($0))" } ?? message }

    struct Code: RawRepresentable, Hashable, Sendable {
        var rawValue: String
        /// The file doesn't hold what it should: to be set aside and rebuilt.
        static let damaged = Code(rawValue: "damaged")
        /// Written by a later version, or by something else: to be set aside and rebuilt.
        static let unknown = Code(rawValue: "unknown")
        /// Its place can't be written: nothing to rebuild in.
        static let unwritable = Code(rawValue: "unwritable")
    }

    /// Whether an error says that the file itself is at fault, so that a new one will do.
    static func isDamage(_ error: any Error) -> Bool {
        if let error = error as? CatalogueError { return error.code != .unwritable }
        guard let error = error as? DatabaseError else { return false }
        return error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB
    }
}
