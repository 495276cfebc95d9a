// FilePieces: the files that paths name, on their way to the daemon piece by piece, in bounded
// memory. What a file is, the daemon tells from its content.

internal import Dispatch
internal import WirefoldClient

/// Files, one after another, from a place in them on.
struct FilePieces: AsyncSequence, Sendable {
    typealias Element = FilePiece

    let files: InputFiles
    let place: FilePlace
    let progress: Progress

    /// Whether a path says that it holds articles line by line.
    static func holdsLines(_ path: String) -> Bool {
        let name = [".gz", ".zst"].first { path.hasSuffix($0) }.map { path.dropLast($0.count) } ?? path[...]
        return name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson")
    }

    func makeAsyncIterator() -> Iterator { Iterator(self) }

    struct Iterator: AsyncIteratorProtocol {
        private static let chunk = 128 << 10

        private let files: InputFiles
        private let progress: Progress
        private let queue = DispatchQueue(label: "wirefoldctl.input")
        /// What comes next.
        private var place: FilePlace
        private var open: InputFiles.Begun?

        fileprivate init(_ pieces: FilePieces) {
            (files, progress, place) = (pieces.files, pieces.progress, pieces.place)
        }

        mutating func next() async -> FilePiece? {
            guard let begun = open else {
                let number = place.file
                guard let begun = await reading({ [files] in files.open(number) }) else { return nil }
                open = begun
                return .begin(known: begun.known, from: place)
            }
            let offset = Int(clamping: place.offset)
            let result = await reading {
                Result { () throws(InputError) in try begun.file.read(at: offset, upTo: Self.chunk) }
            }
            switch result {
            case .success(let bytes) where !bytes.isEmpty:
                place.offset += UInt64(bytes.count)
                progress.read(bytes.count, upTo: place)
                return .bytes(bytes)
            case .failure(let error): files.tell(unreadable: begun, error)
            case .success: break
            }
            open = nil
            place = FilePlace(file: place.file + 1)
            return .end
        }

        /// Reads on a queue of its own, so that waiting for input holds up nothing else.
        private func reading<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
            await withCheckedContinuation { continuation in
                queue.async { continuation.resume(returning: body()) }
            }
        }
    }
}
