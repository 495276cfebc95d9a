// OpenFile: an input that can be read again from any byte that is still of interest.

internal import Glibc
internal import Synchronization

/// Why an input can't be read, in the system's words.
struct InputError: Error {
    var reason: String

    init(_ reason: String) { self.reason = reason }

    static var system: InputError { InputError(String(cString: strerror(errno))) }
}

/// An input that is open for reading; `-` is standard input. Files are read where one asks. Of what can't be read
/// twice, pipes and terminals, the bytes are kept until they are forgotten.
final class OpenFile: Sendable {
    private struct Kept {
        /// The byte of the input that is the first of `bytes`.
        var start = 0
        var bytes: [UInt8] = []

        func slice(at offset: Int, upTo size: Int) -> [UInt8]? {
            guard offset < start + bytes.count else { return nil }
            return Array(bytes[(offset - start)...].prefix(size))
        }
    }

    /// The most bytes of a pipe that are kept. Those without a result are far fewer, but in a long compressed
    /// stream, which can only be read from its beginning.
    private static let mostKept = 64 << 20

    private let descriptor: Int32
    private let isPipe: Bool
    private let kept = Mutex(Kept())
    /// Held by whoever reads from a pipe.
    private let turn = Mutex(())

    init(_ path: String) throws(InputError) {
        descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw .system }
        isPipe = path == "-" || lseek(descriptor, 0, SEEK_CUR) < 0
    }

    deinit {
        if descriptor != STDIN_FILENO { close(descriptor) }
    }

    /// At most `size` bytes from a place on; none at the end.
    func read(at offset: Int, upTo size: Int) throws(InputError) -> [UInt8] {
        if !isPipe { return try bytes(size) { [descriptor] in pread(descriptor, $0, size, off_t(offset)) } }
        if let bytes = try look(at: offset, upTo: size) { return bytes }
        return try turn.withLock { _ throws(InputError) -> [UInt8] in
            // Another reader may have waited for the same bytes.
            if let bytes = try look(at: offset, upTo: size) { return bytes }
            let bytes = try bytes(size) { [descriptor] in Glibc.read(descriptor, $0, size) }
            keep(bytes)
            return bytes
        }
    }

    /// Nobody will ask for what is before this byte.
    func forget(before offset: Int) {
        kept.withLock { kept in
            // Not at each line: the rest is moved every time.
            let count = min(offset - kept.start, kept.bytes.count)
            guard count > 1 << 20 else { return }
            kept.bytes.removeFirst(count)
            kept.start += count
        }
    }

    private func keep(_ bytes: [UInt8]) {
        kept.withLock { kept in
            kept.bytes += bytes
            // A quarter at once, since the rest is moved.
            guard kept.bytes.count > Self.mostKept else { return }
            kept.bytes.removeFirst(Self.mostKept / 4)
            kept.start += Self.mostKept / 4
        }
    }

    private func look(at offset: Int, upTo size: Int) throws(InputError) -> [UInt8]? {
        try kept.withLock { kept throws(InputError) -> [UInt8]? in
            guard offset >= kept.start else { throw InputError("its beginning can't be read again") }
            return kept.slice(at: offset, upTo: size)
        }
    }

    private func bytes(
        _ size: Int, _ read: (UnsafeMutablePointer<UInt8>?) -> Int
    ) throws(InputError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            var got = 0
            repeat { got = read(buffer.baseAddress) } while got < 0 && errno == EINTR
            failure = got < 0 ? errno : 0
            count = max(0, got)
        }
        if failure != 0 { throw InputError(String(cString: strerror(failure))) }
        return bytes
    }
}
