// ChunkedBody: HTTP's chunks (RFC 9112 §7.1) put together.

enum ChunkedBody {
    /// The body that the chunks make; nil where these are no chunks, since crawlers often put them
    /// together and left the header as it was. A failure where they begin well and end early.
    static func joined(_ bytes: ArraySlice<UInt8>) -> Result<[UInt8], IntakeError>? {
        var rest = bytes
        var body: [UInt8] = []
        var isFirst = true
        while let (size, next) = size(rest) {
            isFirst = false
            rest = next
            if size == 0 { return .success(body) }
            guard size <= rest.count else {
                return .failure(.damaged("the archived body ends in the middle of a chunk"))
            }
            body += rest.prefix(size)
            rest = rest.dropFirst(size)
            if rest.first == 0x0D { rest = rest.dropFirst() }
            if rest.first == 0x0A { rest = rest.dropFirst() }
        }
        if isFirst { return nil }
        return rest.isEmpty
            ? .failure(.damaged("the archived body ends before its last chunk"))
            : .failure(.damaged("the archived body has a chunk without a size"))
    }

    /// The number in a chunk's first line, and what follows that line.
    private static func size(_ bytes: ArraySlice<UInt8>) -> (Int, ArraySlice<UInt8>)? {
        guard let feed = bytes.prefix(1024).firstIndex(of: 0x0A) else { return nil }
        let digits = bytes[..<feed].prefix { $0 != UInt8(ascii: ";") && $0 != 0x0D && $0 != 0x20 }
        guard (1...8).contains(digits.count),
            let size = Int(String(decoding: digits, as: UTF8.self), radix: 16)
        else {
            return nil
        }
        return (size, bytes[(feed + 1)...])
    }
}
