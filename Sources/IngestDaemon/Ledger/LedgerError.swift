// LedgerError: what can go wrong with the ledger, by what is to be done about it.

internal import GRDB
internal import ScratchStorage
internal import WirefoldProtocol

/// A failure of the ledger.
package struct LedgerError: Error, CustomStringConvertible {
    /// What is to be done about it.
    package enum Code: Sendable {
        /// A disk, or the ledger's limit, is full: nothing was written, reading goes on.
        case full
        /// The device failed. What it holds is unknown until the ledger is opened again.
        case device
        /// The ledger was written by a later version.
        case newerSchema
        /// Another process has the ledger open.
        case inUse
        /// A stored row is damaged.
        case damaged
        /// SQLite refused for another reason.
        case other
    }

    package var code: Code
    package var message: String
    /// The id of what is damaged, where that is known.
    package var row: String?

    package init(_ code: Code, _ message: String, row: String? = nil) {
        self.code = code
        self.message = message
        self.row = row
    }

    package var description: String { message }

    /// What the sender of a request is told that met it.
    var refusal: RPCError {
        let reason =
            code == .damaged
            ? "\(message); an admin's `wirefoldctl repair` names all damaged rows."
            : "The request could not be carried out; the journal says why."
        return RPCError(.internal, reason, cause: self)
    }

    /// What was read, where it can be done without; nil where it is damaged.
    static func nilIfDamaged<Value>(_ read: () throws -> Value?) throws -> Value? {
        do {
            return try read()
        } catch let error as LedgerError where error.code == .damaged {
            return nil
        }
    }

    /// Sorts an error of SQLite, or of the temporary files that the fold index keeps.
    init(_ error: any Error) {
        if let error = error as? LedgerError {
            self = error
            return
        }
        if let error = error as? ScratchError, error.isDiskFull {
            self.init(.full, "the disk of temporary files is full: make room, or set TMPDIR. \(error)")
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(.other, "ledger: \(error)")
            return
        }
        let detail = "\(error.message ?? "no message") (SQLite \(error.extendedResultCode.rawValue))"
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(.full, "the ledger's disk is full: make room; nothing was written. \(detail)")
        case .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN:
            self.init(.device, "the ledger's device failed: \(detail)")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self.init(.damaged, "the ledger's file is damaged: \(detail)")
        default: self.init(.other, "ledger: \(detail)")
        }
    }
}
