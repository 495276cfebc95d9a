// FilePieces: the files that paths name, on their way to the daemon piece by piece, in bounded
// memory. What a file is, the daemon tells from its content.

internal import Dispatch
internal import WirefoldClient

/// Files, one after another. What can't be read is told of and left out.
struct FilePieces: AsyncSequence, Sendable {
    typealias Element = FilePiece

    let input: InputOptions
    let receipts: ReceiptLines

    /// Whether a path says that it holds articles line by line.
    static func holdsLines(_ path: String) -> Bool {
        let name = [".gz", ".zst"].first { path.hasSuffix($0) }.map { path.dropLast($0.count) } ?? path[...]
        return name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson")
    }

    func makeAsyncIterator() -> Iterator { Iterator(input, receipts) }

    struct Iterator: AsyncIteratorProtocol {
        private static let chunk = 128 << 10

        private let input: InputOptions
        private let receipts: ReceiptLines
        private var files: FileWalk.Iterator
        private let queue = DispatchQueue(label: "wirefoldctl.input")
        private var open: (path: String, file: OpenFile)?
        /// Read to see how the file begins, and not sent yet.
        private var first: [UInt8]?
        /// Bytes of all inputs up to here.
        private var position = 0

        fileprivate init(_ input: InputOptions, _ receipts: ReceiptLines) {
            self.input = input
            self.receipts = receipts
            files = FileWalk(paths: input.paths).makeIterator()
        }

        mutating func next() async -> FilePiece? {
            if let bytes = first {
                first = nil
                return bytes.isEmpty ? finish() : .bytes(bytes)
            }
            if let open {
                do {
                    let bytes = try await read(open.file)
                    return bytes.isEmpty ? finish() : .bytes(bytes)
                } catch {
                    receipts.tell(unreadable: open.path, error.reason)
                    return finish()
                }
            }
            while let step = files.next() {
                switch step {
                case .unreadable(let path, let reason): receipts.tell(unreadable: path, reason)
                case .file(let path, _):
                    if let piece = await begin(path) { return piece }
                }
            }
            return nil
        }

        private mutating func begin(_ path: String) async -> FilePiece? {
            do {
                let file = try OpenFile(path, from: input.from ?? 0)
                let head = try await read(file)
                (open, first) = ((path, file), head)
                var known = input.known.submission(source: path)
                if known.format.isEmpty, FilePieces.holdsLines(path) || path == "-" && Self.opensObject(head)
                {
                    known.format = "jsonl"
                }
                return .begin(known: known, offset: UInt64(input.from ?? 0))
            } catch {
                receipts.tell(unreadable: path, error.reason)
                return nil
            }
        }

        private mutating func finish() -> FilePiece {
            open = nil
            return .end
        }

        /// Reads on a queue of its own, so that waiting for input holds up nothing else.
        private mutating func read(_ file: OpenFile) async throws(InputError) -> [UInt8] {
            let result = await withCheckedContinuation { continuation in
                queue.async {
                    continuation.resume(
                        returning: Result { () throws(InputError) in try file.read(upTo: Self.chunk) })
                }
            }
            let bytes = try result.get()
            position += bytes.count
            receipts.progress.read(upTo: position)
            return bytes
        }

        private static func opensObject(_ head: [UInt8]) -> Bool {
            head.first { $0 > 0x20 } == UInt8(ascii: "{")
        }
    }
}
