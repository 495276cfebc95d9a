// SpoolFile: a file that was taken, on its way to the daemon, and what became of it.

internal import WirefoldClient

/// One taken file, as the pieces of it that are handed in.
struct SpoolFile: AsyncSequence, Sendable {
    typealias Element = FilePiece

    let name: String
    let path: String

    func makeAsyncIterator() -> Iterator { Iterator(file: self) }

    struct Iterator: AsyncIteratorProtocol {
        private static let chunk = 128 << 10

        let file: SpoolFile
        private var open: OpenFile?
        private var position = 0
        private var isRead = false

        fileprivate init(file: SpoolFile) { self.file = file }

        mutating func next() async throws(InputError) -> FilePiece? {
            if isRead { return nil }
            guard let open else {
                open = try OpenFile(file.path)
                let format = FilePieces.holdsLines(file.name) ? "jsonl" : ""
                return .begin(known: Submission(source: file.name, format: format, content: []))
            }
            let bytes = try open.read(at: position, upTo: Self.chunk)
            position += bytes.count
            isRead = bytes.isEmpty
            return isRead ? .end : .bytes(bytes)
        }
    }
}

/// What became of one file.
struct SpoolOutcome {
    /// Reasons that are written down.
    private static let mostReasons = 100

    let name: String
    private(set) var articles = 0
    /// The first of the reasons, each with the place in the file.
    private(set) var refusals: [String] = []
    private(set) var refused = 0

    init(name: String) { self.name = name }

    mutating func take() { articles += 1 }

    mutating func refuse(_ reason: String) {
        refused += 1
        if refusals.count < Self.mostReasons { refusals.append(reason) }
    }
}
