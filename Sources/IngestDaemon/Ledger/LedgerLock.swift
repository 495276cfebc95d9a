// LedgerLock: one process owns a ledger. The lock is the kernel's and ends with the process.

internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Musl
#endif

/// Holds a directory's ledger for this process, until it is released.
final class LedgerLock: Sendable {
    private let descriptor: Int32

    /// - Throws: ``LedgerError/Code/inUse`` where another process holds it.
    init(directory: String) throws(LedgerError) {
        let path = directory + "/ledger.lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw LedgerError(.device, "can't open \(path): \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw LedgerError(.inUse, "another wirefold-ingestd has the ledger in \(directory) open; stop it first")
        }
    }

    deinit { close(descriptor) }
}
