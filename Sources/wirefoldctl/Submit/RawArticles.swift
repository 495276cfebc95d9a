// RawArticles: the articles that paths name, read as they are asked for.

/// An article as it was found: its bytes and where they came from.
struct RawArticle: Sendable {
    /// The file's path; with the line's number where the file holds many.
    var source: String
    var format: String
    var content: [UInt8]
}

/// The articles of files, directories and standard input, in a stable order and bounded memory:
/// one article, or one piece of a long file, at a time.
struct RawArticles: AsyncSequence, Sendable {
    enum Element: Sendable {
        /// `position`: bytes of all inputs up to the end of this article.
        case article(RawArticle, position: Int)
        case unreadable(source: String, reason: String)
    }

    var paths: [String]
    /// Standard input is one article, not lines.
    var isOneOnInput: Bool
    /// The most bytes of one article; a longer one is left out.
    var limit: Int

    /// Whether a path holds articles line by line.
    static func holdsMany(_ path: String) -> Bool {
        path == "-" || path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson")
    }

    func makeAsyncIterator() -> Iterator {
        Iterator(files: FileWalk(paths: paths).makeIterator(), isOneOnInput: isOneOnInput, limit: limit)
    }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate var files: FileWalk.Iterator
        fileprivate let isOneOnInput: Bool
        fileprivate let limit: Int
        private var lines: (name: String, reader: LineReader)?
        private var position = 0

        fileprivate init(files: FileWalk.Iterator, isOneOnInput: Bool, limit: Int) {
            self.files = files
            self.isOneOnInput = isOneOnInput
            self.limit = limit
        }

        mutating func next() async -> Element? {
            while true {
                if lines != nil {
                    if let element = await nextLine() { return element }
                    lines = nil
                }
                guard let step = files.next() else { return nil }
                switch step {
                case .unreadable(let path, let reason): return .unreadable(source: path, reason: reason)
                case .file(let path, _):
                    if let element = open(path) { return element }
                }
            }
        }

        /// Reads a file that is one article, or begins one that holds many.
        private mutating func open(_ path: String) -> Element? {
            do {
                let file = try OpenFile(path)
                if RawArticles.holdsMany(path), !(path == "-" && isOneOnInput) {
                    lines = (path, LineReader(file, limit: limit))
                    return nil
                }
                guard let content = try file.readAll(limit: limit) else {
                    return .unreadable(source: path, reason: tooLong)
                }
                position += content.count
                return .article(RawArticle(source: path, format: "", content: content), position: position)
            } catch {
                return .unreadable(source: path, reason: error.reason)
            }
        }

        private mutating func nextLine() async -> Element? {
            guard let name = lines?.name, var reader = lines?.reader else { return nil }
            defer { lines = (name, reader) }
            do {
                let before = reader.bytesRead
                defer { position += reader.bytesRead - before }
                while let line = try await reader.next() {
                    let source = "\(name):\(reader.number)"
                    guard case .bytes(let content) = line else {
                        return .unreadable(source: source, reason: tooLong)
                    }
                    // Blank lines, and a last line without an end, hold nothing.
                    if content.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
                    return .article(
                        RawArticle(source: source, format: "json", content: content), position: position)
                }
                return nil
            } catch {
                reader.stop()
                return .unreadable(source: name, reason: error.reason)
            }
        }

        private var tooLong: String {
            "it has more than the \(limit) bytes that wirefold-ingestd takes of one article; split it"
        }
    }
}
