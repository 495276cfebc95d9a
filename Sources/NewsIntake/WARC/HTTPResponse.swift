// HTTPResponse: the page in an archived HTTP response: chunks put together, compression taken off.

struct HTTPResponse {
    let status: Int
    /// Without parameters, in lower case: `text/html`.
    let mediaType: String
    let charset: String?
    let body: [UInt8]

    /// - Throws: where the body isn't whole, or is packed in a way that isn't read.
    init(_ block: [UInt8], limits: IntakeLimits) throws(IntakeError) {
        let (head, start) = HeaderFields.end(in: block[...]) ?? (block[...], block.endIndex)
        let lines = HeaderFields.lines(head)
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count >= 2, words[0].hasPrefix("HTTP/"), let status = Int(words[1]) else {
            throw .damaged("the archived response has no HTTP status line")
        }
        let fields = HeaderFields(lines.dropFirst())
        self.status = status
        let type = fields["content-type"] ?? ""
        mediaType = type.prefix { $0 != ";" }.lowercased().trimmed
        charset = Self.parameter("charset", of: type)
        var body = block[start...]
        if fields["transfer-encoding"]?.lowercased().contains("chunked") == true,
            let joined = ChunkedBody.joined(body)
        {
            body = try joined.get()[...]
        }
        self.body = try Self.unpacked(Array(body), fields["content-encoding"]?.lowercased() ?? "", limits)
    }

    private static func parameter(_ name: String, of type: String) -> String? {
        for part in type.split(separator: ";").dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, String(pair[0]).trimmed.lowercased() == name else { continue }
            return String(pair[1]).filter { $0 != "\"" && $0 != "'" }.trimmed.known
        }
        return nil
    }

    /// Takes the content encoding off. Crawlers often did so already and left the header as it was.
    private static func unpacked(
        _ body: [UInt8], _ encoding: String, _ limits: IntakeLimits
    ) throws(IntakeError) -> [UInt8] {
        switch encoding {
        case "", "identity", "none", "utf-8": return body
        case "gzip", "x-gzip", "zstd": return try Unpacking.whole(body, limits: limits)
        case "deflate": return try DeflateBody.unpacked(body, limits: limits) ?? body
        // Text that is readable as it is was unpacked by the crawler.
        case _ where ContentKind(head: body.prefix(ContentKind.headBytes)) == .html: return body
        case "br": return try Unpacking.drain(BrotliStream(limits: limits), body, limits)
        default:
            throw .invalid(
                "content",
                "the archived body is packed with \(encoding.prefix(20)), which isn't read; "
                    + "gzip, deflate, br and zstd are")
        }
    }
}
