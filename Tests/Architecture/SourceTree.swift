// The files of the package, and what their import lines say.

internal import Foundation

enum SourceTree {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// One `import` line.
    struct Import: Sendable {
        let file: String
        let line: Int
        /// "internal", "package" or "public"; nil where the line has none.
        let access: String?
        let module: String
    }

    /// The Swift files below a folder of the package, without generated ones unless asked for.
    static func swiftFiles(below folder: String, generated: Bool = false) -> [String] {
        let base = root.appendingPathComponent(folder)
        let all = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        return all.filter { $0.hasSuffix(".swift") && !$0.contains(".build/") }
            .filter { generated || !$0.contains("Generated/") }
            .map { "\(folder)/\($0)" }.sorted()
    }

    static func lines(of file: String) throws -> [Substring] {
        try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The import lines of a file; those in comments or in text don't start with `import` or an access level.
    static func imports(of file: String) throws -> [Import] {
        var found: [Import] = []
        for (index, line) in try lines(of: file).enumerated() {
            var words = line.split(separator: " ").map(String.init)
            guard line.first?.isWhitespace == false, words.contains("import") else { continue }
            words.removeAll { $0.hasPrefix("@") }
            let accesses = ["public", "package", "internal", "fileprivate", "private"]
            let access = words.first.flatMap { accesses.contains($0) ? $0 : nil }
            if access != nil { words.removeFirst() }
            guard words.first == "import", var module = words.dropFirst().first else { continue }
            // `import struct Foundation.URL`
            if ["struct", "class", "enum", "func", "protocol", "typealias", "var"].contains(module) {
                module = words.dropFirst(2).first ?? module
            }
            module = module.split(separator: ".").first.map(String.init) ?? module
            found.append(Import(file: file, line: index + 1, access: access, module: module))
        }
        return found
    }
}
