// JSONSniffer: tells one JSON value from JSON lines.

enum JSONSniffer {
    /// - Parameter start: begins with "{" or "[".
    static func kind(of start: ArraySlice<UInt8>) -> ContentKind {
        // "[Advertisement]" and "{dock}" open texts too.
        let next = start.dropFirst().first { $0 > 0x20 }
        if start.first == UInt8(ascii: "[") {
            return next == UInt8(ascii: "{") || next == UInt8(ascii: "[") || next == UInt8(ascii: "]")
                ? .json : .text
        }
        let line = start.prefix { $0 != 0x0A }
        let isWhole = line.last { $0 > 0x20 } == UInt8(ascii: "}") && line.count < start.count
        let following = start.dropFirst(line.count).first { $0 > 0x20 }
        return isWhole && following == UInt8(ascii: "{") ? .jsonLines : .json
    }
}

/// Whether the first line of a JSON object is at its end: until then nothing tells one object from lines
/// of them.
struct JSONFirstLine {
    private var isObject: Bool?
    private var hasEnded = false

    /// - Parameter bytes: the next of a file, or all so far where none were asked about before.
    mutating func goesOn(in bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        if isObject == nil {
            rest = rest.withoutMarks.drop { $0 <= 0x20 }
            isObject = rest.first == UInt8(ascii: "{")
        }
        if !hasEnded, let end = rest.firstIndex(of: 0x0A) {
            hasEnded = true
            rest = rest[end...]
        }
        return isObject == true && !(hasEnded && rest.contains { $0 > 0x20 })
    }
}
