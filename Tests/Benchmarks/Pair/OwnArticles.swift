// OwnArticles: articles of whoever measures, from the file that an environment variable names.

internal import Foundation
internal import WirefoldClient

enum OwnArticles {
    /// JSON lines, as `wirefoldctl submit` reads them.
    static var file: String? { ProcessInfo.processInfo.environment["WIREFOLD_BENCHMARK_ARTICLES"] }

    static func read() throws -> [Submission] {
        guard let file else { return [] }
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        return lines.enumerated().map { number, line in
            Submission(source: "\(file):\(number + 1)", format: "json", content: Array(line.utf8))
        }
    }
}
