// StandardStreams: bytes from standard input, bytes to standard output and error, through the
// system's own calls.

internal import Glibc

enum StandardStreams {
    /// Whether a reading of standard input would not have to wait.
    static var hasInput: Bool {
        var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, 0) > 0
    }

    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }
    static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var isInputTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    /// How much of standard input has been read, 0 … 1; nil where it is no file with an end.
    static var inputShare: Double? {
        var about = stat()
        guard fstat(STDIN_FILENO, &about) == 0, about.st_mode & S_IFMT == S_IFREG, about.st_size > 0 else {
            return nil
        }
        let place = lseek(STDIN_FILENO, 0, SEEK_CUR)
        return place < 0 ? nil : min(1, Double(place) / Double(about.st_size))
    }

    /// Fills `buffer` from a file, standard input where none is named; 0 at its end.
    static func read(into buffer: UnsafeMutableRawBufferPointer, from file: Int32 = STDIN_FILENO) throws
        -> Int
    {
        while true {
            let count = Glibc.read(file, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw StreamError(action: "read the input", number: errno) }
        }
    }

    static func write(_ bytes: [UInt8]) throws { try write(bytes, to: STDOUT_FILENO) }

    /// Complaints and progress; what can't be shown is dropped.
    static func complain(_ text: String) { try? write(Array(text.utf8), to: STDERR_FILENO) }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        try bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Glibc.write(
                    descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
                if count >= 0 {
                    done += count
                } else if errno != EINTR {
                    throw StreamError(action: "write the output", number: errno)
                }
            }
        }
    }
}

/// A system call that failed.
struct StreamError: Error, CustomStringConvertible {
    let action: String
    let number: Int32

    var description: String { "can't \(action): \(String(cString: strerror(number)))" }
}
