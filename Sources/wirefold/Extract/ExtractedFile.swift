// ExtractedFile: one file read to its end, and what is to be written of it.

internal import Foundation
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
struct ExtractedFile: Sendable {
    private(set) var output: [UInt8] = []
    /// Articles that could not be read.
    private(set) var refused = 0

    private static let largestFile = 256 << 20

    /// Reads the file; what goes wrong is written too.
    init(path: String, url: String?, view: ExtractedView) {
        do {
            let unpacker = try FileUnpacker(source: path)
            let file =
                path == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(filePath: path))
            while true {
                let piece = try Self.piece(of: file)
                guard !piece.isEmpty else { break }
                for item in unpacker.push(piece[...]) { write(item, url, view) }
            }
            for item in unpacker.finish() { write(item, url, view) }
        } catch {
            write(error, source: path, view)
        }
    }

    /// The next bytes of a file, none at its end; without the copy that Foundation makes.
    private static func piece(of file: FileHandle) throws -> [UInt8] {
        var count = 0
        let piece = [UInt8](unsafeUninitializedCapacity: FileUnpacker.pieceBytes) { buffer, filled in
            repeat {
                count = read(file.fileDescriptor, buffer.baseAddress, buffer.count)
            } while count < 0 && errno == EINTR
            filled = max(0, count)
        }
        // It fails there too, with an error that says why.
        return count < 0 ? Array(try file.read(upToCount: 1) ?? Data()) : piece
    }

    private mutating func write(_ item: UnpackedItem, _ url: String?, _ view: ExtractedView) {
        switch item.outcome {
        case .skipped(let what):
            StandardStreams.complain("\(item.source): skipped: \(what)\n")
        case .refused(let error): write(error, source: item.source, view)
        case .article(let content, let format, var known):
            known.url = url ?? known.url
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
        switch (error as? CocoaError)?.code {
        case .fileReadNoSuchFile?: return ("notFound", "there is no such file; check its name")
        case .fileReadNoPermission?:
            return ("permissionDenied", "the file may not be read; check its mode and owner")
        default:
            return (
                "invalidArgument",
                "the file can't be read (\((error as NSError).localizedDescription)); is it a directory?"
            )
        }
    }
}
