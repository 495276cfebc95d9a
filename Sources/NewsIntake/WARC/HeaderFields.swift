// HeaderFields: `Name: value` lines, as WARC and HTTP have them.

struct HeaderFields {
    private let values: [String: String]

    /// The first of a name counts; a line that begins with white space goes on with the last one.
    init(_ lines: ArraySlice<String>) {
        var values: [String: String] = [:]
        var last: String?
        for line in lines {
            if line.first == " " || line.first == "\t" {
                if let last { values[last]? += " " + line.trimmed }
                continue
            }
            guard let colon = line.firstIndex(of: ":") else { continue }
            let name = String(line[..<colon]).trimmed.lowercased()
            if values[name] == nil { values[name] = String(line[line.index(after: colon)...]).trimmed }
            last = name
        }
        self.values = values
    }

    /// - Parameter name: in lower case.
    subscript(name: String) -> String? { values[name].known }

    /// Lines as text; header bytes above ASCII are Latin-1 or UTF-8.
    static func lines(_ head: some Sequence<UInt8>) -> [String] {
        Array(head).split(separator: 0x0A).map { line in
            let bytes = line.last == 0x0D ? line.dropLast() : line
            return String(validating: bytes, as: UTF8.self) ?? Windows1252.text(from: bytes)
        }
    }

    /// Where a head of lines ends: the bytes up to the empty line, and where what follows starts.
    ///
    /// - Parameter start: up to here the bytes were searched before.
    static func end(in bytes: ArraySlice<UInt8>, from start: Int = 0) -> (head: ArraySlice<UInt8>, next: Int)?
    {
        // The empty line may have begun in what was searched.
        var index = max(bytes.startIndex, start - 3)
        while let feed = bytes[index...].firstIndex(of: 0x0A) {
            let next = feed + 1
            if next < bytes.endIndex, bytes[next] == 0x0A { return (bytes[..<next], next + 1) }
            if next + 1 < bytes.endIndex, bytes[next] == 0x0D, bytes[next + 1] == 0x0A {
                return (bytes[..<next], next + 2)
            }
            index = next
        }
        return nil
    }
}
