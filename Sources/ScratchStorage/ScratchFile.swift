// ScratchFile: what a run doesn't keep in memory: a file without a name, gone with the process.

internal import Glibc

/// A temporary file that grows at its end and is read at random. Not for two threads at once.
package final class ScratchFile {
    private static let buffered = 1 << 18
    /// Bytes of a piece that are read before its length is known.
    private static let guess = 1 << 12

    private let descriptor: Int32
    /// Bytes that are in the file; those after them wait in `tail`.
    private var flushed = 0
    private var tail: [UInt8] = []

    /// - Throws: where no file can be made in the temporary directory.
    package init() throws {
        descriptor = try ScratchFile.open()
        tail.reserveCapacity(ScratchFile.buffered * 2)
    }

    deinit { close(descriptor) }

    /// Bytes written.
    package var count: Int { flushed + tail.count }

    /// An open file without a name in `$TMPDIR`, else in `/var/tmp`.
    static func open() throws -> Int32 {
        let directory = getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp"
        var template = Array("\(directory)/wirefold.XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw ScratchError(action: "make a temporary file in \(directory) (set TMPDIR)", number: errno)
        }
        unlink(&template)
        return descriptor
    }

    /// Writes bytes at the end.
    ///
    /// - Returns: where they stand.
    package func append(_ bytes: [UInt8]) throws -> Range<Int> {
        let start = flushed + tail.count
        tail += bytes
        if tail.count >= ScratchFile.buffered { try flush() }
        return start..<start + bytes.count
    }

    /// Writes bytes at the end, with their number before them.
    ///
    /// - Returns: where they are, for `readPiece`.
    package func appendPiece(_ bytes: [UInt8]) throws -> Int {
        let place = count
        withUnsafeBytes(of: UInt32(bytes.count)) { tail += $0 }
        _ = try append(bytes)
        return place
    }

    /// Reads what `appendPiece` wrote at a place, or so many bytes of its start.
    package func readPiece(at place: Int, prefix: Int = .max) throws -> [UInt8] {
        let start = place + MemoryLayout<UInt32>.size
        // Most pieces are short: one reading is enough. None is in the file by half.
        let most = min(ScratchFile.guess, (place < flushed ? flushed : count) - start)
        let bytes = try read(place..<start + most)
        let length = min(bytes.withUnsafeBytes { Int($0.loadUnaligned(as: UInt32.self)) }, prefix)
        guard length > most else { return Array(bytes[(start - place)..<(start - place + length)]) }
        return try read(start..<start + length)
    }

    package func read(_ range: Range<Int>) throws -> [UInt8] {
        guard !range.isEmpty else { return [] }
        if range.lowerBound >= flushed {
            return Array(tail[range.lowerBound - flushed..<range.upperBound - flushed])
        }
        return try [UInt8](unsafeUninitializedCapacity: range.count) { buffer, done in
            while done < range.count {
                let count = pread(
                    descriptor, buffer.baseAddress?.advanced(by: done), range.count - done,
                    range.lowerBound + done)
                guard count > 0 || (count < 0 && errno == EINTR) else {
                    throw ScratchError(action: "read the temporary file", number: count < 0 ? errno : EIO)
                }
                done += max(0, count)
            }
        }
    }

    private func flush() throws {
        try tail.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let count = pwrite(
                    descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done, flushed + done)
                guard count >= 0 || errno == EINTR else {
                    throw ScratchError(action: "write the temporary file (set TMPDIR)", number: errno)
                }
                done += max(0, count)
            }
        }
        flushed += tail.count
        tail.removeAll(keepingCapacity: true)
    }
}

/// Why something could not be put aside.
package struct ScratchError: Error, CustomStringConvertible {
    let action: String
    let number: Int32

    package var description: String { "can't \(action): \(String(cString: strerror(number)))" }
}
