// ScratchFile: what a run doesn't keep in memory: a file without a name, gone with the process.

internal import Glibc
package import Packing

/// A temporary file that grows at its end and is read at random. Not for two threads at once.
package final class ScratchFile {
    /// Bytes of a piece that are read before its length is known.
    private static let guess = 1 << 12

    private let descriptor: Int32
    /// Bytes held back before they are written.
    private let heldBack: Int
    /// Bytes that are in the file; those after them wait in `tail`.
    private var flushed = 0
    private var tail = Packer()

    /// - Parameter heldBack: bytes that stay in memory before they are written: many for short pieces, so that
    ///   a run over some thousand articles reads none from the file; few for long ones that are hardly read,
    ///   since memory that is used for the first time costs more than writing.
    /// - Throws: where no file can be made in the temporary directory.
    package init(heldBack: Int = 1 << 23) throws {
        self.heldBack = heldBack
        descriptor = try ScratchFile.open()
        tail.reserveCapacity(heldBack + heldBack / 8)
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

    /// Writes a piece at the end: its length, then its bytes.
    ///
    /// - Returns: where it is, for `withPiece`.
    package func append(_ write: (inout Packer) -> Void) throws -> Int {
        let place = count
        tail.putCounted(write)
        if tail.count >= heldBack { try flush() }
        return place
    }

    /// Hands over each piece in the order in which they were written.
    package func forEachPiece(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        var place = 0
        while place < count {
            try withPiece(at: place) { bytes in
                place += MemoryLayout<UInt32>.size + bytes.count
                try body(bytes)
            }
        }
    }

    /// Hands over the bytes of the piece at a place; no piece is written meanwhile.
    package func withPiece(at place: Int, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        guard place < flushed else {
            return try tail.bytes.withUnsafeBytes { tail in
                let (length, start) = ScratchFile.head(of: tail[(place - flushed)...])
                return try body(UnsafeRawBufferPointer(rebasing: tail[start..<start + length]))
            }
        }
        // Most pieces are short: one reading is enough. None is in the file by half.
        return try withUnsafeTemporaryAllocation(
            byteCount: min(ScratchFile.guess, flushed - place), alignment: 1
        ) { first in
            try read(into: first, at: place)
            let (length, start) = ScratchFile.head(of: UnsafeRawBufferPointer(first)[...])
            if start + length <= first.count {
                return try body(UnsafeRawBufferPointer(rebasing: first[start..<start + length]))
            }
            return try withUnsafeTemporaryAllocation(byteCount: length, alignment: 1) { whole in
                try read(into: whole, at: place + start)
                return try body(UnsafeRawBufferPointer(whole))
            }
        }
    }

    /// The length of a piece, and where its bytes start.
    private static func head(of bytes: Slice<UnsafeRawBufferPointer>) -> (length: Int, start: Int) {
        let place = bytes.startIndex
        return (
            Int(bytes.base.loadUnaligned(fromByteOffset: place, as: UInt32.self)),
            place + MemoryLayout<UInt32>.size
        )
    }

    private func read(into buffer: UnsafeMutableRawBufferPointer, at place: Int) throws {
        var done = 0
        while done < buffer.count {
            let count = pread(
                descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done, place + done)
            guard count > 0 || (count < 0 && errno == EINTR) else {
                throw ScratchError(action: "read the temporary file", number: count < 0 ? errno : EIO)
            }
            done += max(0, count)
        }
    }

    private func flush() throws {
        try tail.bytes.withUnsafeBytes { bytes in
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
        tail.removeAll()
    }
}

/// Why something could not be put aside.
package struct ScratchError: Error, CustomStringConvertible {
    let action: String
    let number: Int32

    /// Whether room would help.
    package var isDiskFull: Bool { number == ENOSPC || number == EDQUOT }

    package var description: String { "can't \(action): \(String(cString: strerror(number)))" }
}
