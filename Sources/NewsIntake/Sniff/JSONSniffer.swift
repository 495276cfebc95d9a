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
