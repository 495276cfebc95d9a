// The journal's messages: every id in the code is explained in deploy/catalog, and nothing else is.

internal import Foundation
internal import Testing

@Suite struct CatalogTests {
    static let catalog = "deploy/catalog/wirefold.catalog"

    /// A message of a table: `case ready = "9b62…"`.
    private func idsInCode() throws -> [String: String] {
        var found: [String: String] = [:]
        for file in SourceTree.swiftFiles(below: "Sources") {
            for line in try SourceTree.lines(of: file) {
                guard let match = line.firstMatch(of: /^\s+case (\w+) = "([0-9a-f]{32})"$/) else { continue }
                #expect(found[String(match.2)] == nil, "\(file): \(match.1) has another message's id")
                found[String(match.2)] = "\(file): \(match.1)"
            }
        }
        return found
    }

    private func idsInCatalog() throws -> [String] {
        try SourceTree.lines(of: Self.catalog).filter { $0.hasPrefix("-- ") }.map { String($0.dropFirst(3)) }
    }

    @Test("each message in the code has one entry, and each entry a message")
    func entries() throws {
        let (code, catalog) = (try idsInCode(), try idsInCatalog())
        #expect(code.count > 30)
        #expect(Set(catalog).count == catalog.count, "an entry is there twice")
        for (id, place) in code where !catalog.contains(id) { Issue.record("\(place) (\(id)) has no entry") }
        for id in catalog where code[id] == nil { Issue.record("the entry \(id) has no message") }
    }

    @Test("each warning and error of the daemons is a message of a table")
    func warnings() throws {
        for file in SourceTree.swiftFiles(below: "Sources") {
            let lines = try SourceTree.lines(of: file)
            for (index, line) in lines.enumerated()
            where line.contains(/\blogger\.(warning|error|critical)\(/) {
                let call = lines[index..<min(index + 8, lines.count)]
                #expect(
                    call.contains { $0.contains(/Message\.\w+(\.metadata|$)/) },
                    "\(file):\(index + 1) has no MESSAGE_ID")
            }
        }
    }

    @Test("entries fit into 76 columns, say who defines them, and begin with a subject")
    func form() throws {
        let lines = try SourceTree.lines(of: Self.catalog)
        for (index, line) in lines.enumerated() {
            if !line.hasPrefix("#") { #expect(line.count <= 76, "line \(index + 1)") }
            guard line.hasPrefix("-- ") else { continue }
            #expect(lines[index + 1].hasPrefix("Subject: "), "line \(index + 2)")
            #expect(lines[index + 2] == "Defined-By: Wirefold", "line \(index + 3)")
        }
    }
}
