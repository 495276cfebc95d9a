// OpenFile: a descriptor that closes itself.

internal import Glibc

/// Why an input can't be read, in the system's words.
struct InputError: Error {
    var reason: String

    init(_ reason: String) { self.reason = reason }

    static var system: InputError { InputError(String(cString: strerror(errno))) }
}

/// A file that is open for reading; `-` is standard input.
final class OpenFile: Sendable {
    private let descriptor: Int32

    /// - Parameter offset: bytes that are passed over.
    init(_ path: String, from offset: Int = 0) throws(InputError) {
        descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw .system }
        if offset > 0, lseek(descriptor, off_t(offset), SEEK_SET) < 0 { throw .system }
    }

    deinit {
        if descriptor != STDIN_FILENO { close(descriptor) }
    }

    /// At most `size` bytes; none at the end.
    func read(upTo size: Int) throws(InputError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            var read = 0
            repeat {
                read = Glibc.read(descriptor, buffer.baseAddress, size)
            } while read < 0 && errno == EINTR
            failure = read < 0 ? errno : 0
            count = max(0, read)
        }
        if failure != 0 { throw InputError(String(cString: strerror(failure))) }
        return bytes
    }
}
