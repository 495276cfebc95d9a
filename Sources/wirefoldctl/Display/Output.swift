// Output: one of the standard streams, buffered, with a closed pipe told apart from other faults.

internal import Glibc
internal import Synchronization

/// The reader of our output has gone (`wirefoldctl … | head`): there is nothing left to do.
struct ClosedPipe: Error {}

/// A buffered standard stream. Lines of several tasks don't mix.
final class Output: Sendable {
    static let standard = Output(descriptor: STDOUT_FILENO)

    let terminal: Terminal
    private let descriptor: Int32
    private let buffer = Mutex<[UInt8]>([])
    private let begun = Mutex(false)
    /// Bytes that are gathered before they are written; on a terminal each line is written at once.
    private let threshold: Int

    init(descriptor: Int32) {
        self.descriptor = descriptor
        terminal = Terminal(descriptor: descriptor, environment: environment())
        threshold = terminal.isInteractive ? 0 : 32 << 10
    }

    /// Whether anything was given out, or waits to be.
    var hasBegun: Bool { begun.withLock { $0 } }

    /// Adds a line; its end is added here.
    func line(_ text: String = "") throws {
        begun.withLock { $0 = true }
        try buffer.withLock { buffer in
            buffer.append(contentsOf: text.utf8)
            buffer.append(UInt8(ascii: "\n"))
            if buffer.count > threshold { try drain(&buffer) }
        }
    }

    func lines(_ lines: some Sequence<String>) throws {
        for text in lines { try line(text) }
    }

    /// Writes what is gathered.
    func flush() throws {
        try buffer.withLock { buffer in try drain(&buffer) }
    }

    private func drain(_ buffer: inout [UInt8]) throws {
        defer { buffer.removeAll(keepingCapacity: true) }
        var written = 0
        while written < buffer.count {
            let count = buffer[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                written += count
            } else if errno == EPIPE {
                throw ClosedPipe()
            } else if errno != EINTR {
                throw Failure(.fault, "can't write the output: \(String(cString: strerror(errno)))")
            }
        }
    }
}
