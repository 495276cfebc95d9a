// LineReader: standard input as batches of numbered lines.

internal import Glibc

/// One line of input, without its line break.
struct InputLine: Sendable {
    /// From 1.
    let number: Int
    /// Or why they weren't kept.
    let bytes: Result<ArraySlice<UInt8>, LineError>
}

/// Reads standard input in blocks and cuts them into lines. Blank lines count but aren't given.
struct LineReader {
    /// In bytes. A longer line is refused, and dropped while it is read.
    private static let longestLine = 64 << 20
    private static let tooLong = LineError(
        field: "line",
        message:
            "the line is over the limit of \(longestLine) bytes; cut its text, or give one object a line")
    /// Read at once: what a pipe holds, and what stays close to the processor until it is worked on. Lines
    /// keep the whole of it for as long as they are at work.
    private static let blockSize = 1 << 16

    /// What was read and not yet given: between two calls the start of a line.
    private var pending: [UInt8] = []
    /// Bytes of that line which were dropped.
    private var dropped = 0
    private var number = 0
    private var isAtEnd = false

    /// The next lines that are whole, or nil at the end of input. Waits for input.
    mutating func next() throws -> [InputLine]? {
        while !isAtEnd {
            let before = pending.count
            try pending.append(addingCapacity: Self.blockSize) { room in
                try room.withUnsafeMutableBufferPointer { bytes, count in
                    count = try StandardStreams.read(into: UnsafeMutableRawBufferPointer(bytes))
                }
            }
            isAtEnd = pending.count == before
            if isAtEnd, dropped > 0 || !pending.isEmpty { pending.append(0x0A) }
            guard let last = pending[before...].lastIndex(of: 0x0A) else {
                // Of a line that is too long nothing but its end is of use.
                if dropped + pending.count > Self.longestLine {
                    dropped += pending.count
                    pending = []
                }
                continue
            }
            let lines = cut(pending[...last])
            // The lines keep what was read; the next ones come into an array of their own.
            var rest: [UInt8] = []
            rest.reserveCapacity(pending.count - last + Self.blockSize)
            rest += pending[(last + 1)...]
            pending = rest
            if !lines.isEmpty { return lines }
        }
        return nil
    }

    private mutating func cut(_ bytes: ArraySlice<UInt8>) -> [InputLine] {
        var lines: [InputLine] = []
        var start = bytes.startIndex
        while let end = LineReader.lineBreak(in: bytes[start...]) {
            number += 1
            let line = bytes[start..<end]
            if dropped + line.count > Self.longestLine {
                lines.append(InputLine(number: number, bytes: .failure(Self.tooLong)))
            } else if line.contains(where: { $0 > 0x20 }) {
                lines.append(InputLine(number: number, bytes: .success(line)))
            }
            dropped = 0
            start = end + 1
        }
        return lines
    }

    /// The place of the first line break, by the system's search: several times as fast as a loop.
    private static func lineBreak(in bytes: ArraySlice<UInt8>) -> Int? {
        bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress, let found = memchr(start, 0x0A, buffer.count) else {
                return nil
            }
            return bytes.startIndex + (UnsafeRawPointer(found) - start)
        }
    }
}
