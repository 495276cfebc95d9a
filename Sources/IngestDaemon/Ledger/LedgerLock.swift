// LedgerLock: one process owns a ledger. The lock is the kernel's and ends with the process.

internal import Glibc
internal import Synchronization

/// Holds a directory's ledger for this process, until it is released.
final class LedgerLock: Sendable {
    private let descriptor: Mutex<Int32?>

    /// - Throws: ``LedgerError/Code/inUse`` where another process holds it.
    init(directory: String) throws(LedgerError) {
        let path = directory + "/ledger.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw LedgerError(.device, "can't open \(path): \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw LedgerError(
                .inUse, "another wirefold-ingestd has the ledger in \(directory) open; stop it first")
        }
        self.descriptor = Mutex(descriptor)
    }

    func release() {
        descriptor.withLock { descriptor in
            if let descriptor { close(descriptor) }
            descriptor = nil
        }
    }

    deinit { release() }
}
