// ExtractedFile: one file read to its end, and what is to be written of it, piece after piece.

internal import Glibc
internal import NewsIntake
internal import NewsModel

/// How articles are written.
enum ExtractedView: Sendable {
    /// A line of JSON each.
    case json
    /// To be read on a terminal.
    case page
    /// Every line of a page, with the reason why it was left out.
    case explanation(json: Bool)
}

/// What one file holds, written out.
struct ExtractedFile {
    /// Of what was read last.
    private var output: [UInt8] = []
    /// Articles that could not be read.
    private(set) var refused = 0

    /// Reads the file; what goes wrong is written too.
    ///
    /// - Parameter take: takes what is to be written, and says whether reading is to go on.
    init(path: String, url: String?, view: ExtractedView, take: ([UInt8]) -> Bool) {
        defer { _ = take(output) }
        do {
            let unpacker = try FileUnpacker(source: path, url: url)
            let file = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { throw StreamError(action: "open the file", number: errno) }
            defer { if file != STDIN_FILENO { close(file) } }
            while true {
                let piece = try [UInt8](unsafeUninitializedCapacity: FileUnpacker.pieceBytes) {
                    $1 = try StandardStreams.read(into: UnsafeMutableRawBufferPointer($0), from: file)
                }
                guard !piece.isEmpty else { break }
                for item in unpacker.push(piece[...]) { write(item, view) }
                let goesOn = take(output)
                output = []
                guard goesOn else { return }
            }
            for item in unpacker.finish() { write(item, view) }
        } catch {
            write(error, source: path, view)
        }
    }

    private mutating func write(_ item: UnpackedItem, _ view: ExtractedView) {
        switch item.outcome {
        case .skipped(let what):
            StandardStreams.complain("\(item.source): skipped: \(what)\n")
        case .refused(let error): write(error, source: item.source, view)
        case .article(let content, let format, let known):
            do {
                if item.format == "html", case .explanation(let json) = view {
                    let reading = try PageReader().reading(
                        of: content, charset: known.charset, url: known.url)
                    output += ExplainedPage.bytes(of: reading, source: item.source, json: json)
                } else {
                    let article = try ArticleReader().article(from: content, format: format, known: known)
                    switch view {
                    case .page, .explanation(json: false):
                        output += ArticlePage.bytes(of: article, format: item.format)
                    default:
                        output += ExtractedLine.bytes(of: article, source: item.source, format: item.format)
                    }
                }
            } catch {
                write(error, source: item.source, view)
            }
        }
    }

    private mutating func write(_ error: any Error, source: String, _ view: ExtractedView) {
        refused += 1
        let words = Self.words(for: error)
        switch view {
        case .json, .explanation(json: true):
            output += JSONLine.object { line in
                line.add("source", source)
                line.add("error", object: words) { error, words in
                    error.add("code", words.code)
                    error.add("message", words.message)
                }
            }
            output.append(0x0A)
        default: StandardStreams.complain("\(source): \(words.message)\n")
        }
    }

    private static func words(for error: any Error) -> (code: String, message: String) {
        if let error = error as? IntakeError { return (error.code, error.message) }
        switch (error as? StreamError)?.number {
        case ENOENT: return ("notFound", "there is no such file; check its name")
        case EACCES: return ("permissionDenied", "the file may not be read; check its mode and owner")
        case EISDIR: return ("invalidArgument", "this is a directory; name the files in it")
        default: return ("invalidArgument", "\(error); check that it is a file")
        }
    }
}
