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
    private let state = Mutex(State())
    /// Bytes that are gathered before they are written; on a terminal each line is written at once.
    private let threshold: Int

    private struct State {
        var buffer: [UInt8] = []
        var hasBegun = false
    }

    init(descriptor: Int32) {
        self.descriptor = descriptor
        terminal = Terminal(descriptor: descriptor, environment: environment())
        threshold = terminal.isInteractive ? 0 : 32 << 10
    }

    /// Whether anything was given out, or waits to be.
    var hasBegun: Bool { state.withLock { $0.hasBegun } }

    /// Adds a line; its end is added here.
    func line(_ text: String = "") throws {
        try state.withLock { state in
            state.hasBegun = true
            state.buffer.append(contentsOf: text.utf8)
            state.buffer.append(UInt8(ascii: "\n"))
            if state.buffer.count > threshold { try drain(&state.buffer) }
        }
    }

    func lines(_ lines: some Sequence<String>) throws {
        for text in lines { try line(text) }
    }

    /// Writes what is gathered.
    func flush() throws {
        try state.withLock { try drain(&$0.buffer) }
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
