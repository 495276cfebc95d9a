// LineReader: the lines of a file or of standard input, in bounded memory.

internal import Dispatch
internal import Glibc

/// Reads lines as bytes, without their ends. Reads on a queue of its own, so that waiting for
/// input holds up nothing else.
struct LineReader {
    enum Line {
        case bytes([UInt8])
        /// Longer than the limit; it was skipped.
        case tooLong
    }

    private static let chunk = 256 << 10

    private let file: OpenFile
    /// The longest line that is read, in bytes.
    private let limit: Int
    private let queue = DispatchQueue(label: "wirefoldctl.input")
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    /// The number of the line that was given last, from 1.
    private(set) var number = 0
    /// All bytes read so far.
    private(set) var bytesRead = 0

    init(_ file: OpenFile, limit: Int) {
        self.file = file
        self.limit = limit
    }

    /// The next line, or nil at the end.
    mutating func next() async throws(InputError) -> Line? {
        var searched = position
        var isTooLong = false
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                return take(upTo: end, next: end + 1, isTooLong)
            }
            if isAtEnd {
                if position == buffer.count, !isTooLong { return nil }
                return take(upTo: buffer.count, next: buffer.count, isTooLong)
            }
            buffer.removeFirst(position)
            position = 0
            if buffer.count > limit { isTooLong = true }
            if isTooLong { buffer.removeAll(keepingCapacity: false) }
            searched = buffer.count
            let chunk = try await read()
            isAtEnd = chunk.isEmpty
            bytesRead += chunk.count
            buffer += chunk
        }
    }

    /// Nothing more comes of a file that can't be read on.
    mutating func stop() {
        (buffer, position, isAtEnd) = ([], 0, true)
    }

    private mutating func take(upTo end: Int, next: Int, _ isTooLong: Bool) -> Line {
        defer { position = next }
        number += 1
        return isTooLong || end - position > limit ? .tooLong : .bytes(Array(buffer[position..<end]))
    }

    private func read() async throws(InputError) -> [UInt8] {
        let (file, size) = (file, Self.chunk)
        let result = await withCheckedContinuation { continuation in
            queue.async {
                continuation.resume(returning: Result { () throws(InputError) in try file.read(upTo: size) })
            }
        }
        return try result.get()
    }
}
