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

    init(_ path: String) throws(InputError) {
        descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw .system }
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

    /// All of it, or nothing where it is longer than `limit` bytes.
    func readAll(limit: Int) throws(InputError) -> [UInt8]? {
        var content: [UInt8] = []
        while true {
            let part = try read(upTo: 1 << 20)
            if part.isEmpty { return content }
            content += part
            if content.count > limit { return nil }
        }
    }
}
