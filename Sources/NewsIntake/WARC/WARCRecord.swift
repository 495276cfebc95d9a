// WARCRecord: the header of one record (WARC 1.0 and 1.1, ISO 28500).

/// A record's named fields.
struct WARCRecord {
    /// `response`, `revisit`, `warcinfo` …, in lower case.
    let type: String
    /// Bytes of its block.
    let length: UInt64
    private let fields: HeaderFields

    /// - Parameter head: the version's line and the fields, up to the empty line.
    /// - Throws: what is wrong with it.
    init(_ head: [UInt8]) throws(IntakeError) {
        let lines = HeaderFields.lines(head)
        guard let first = lines.first, first.hasPrefix("WARC/0.") || first.hasPrefix("WARC/1.") else {
            throw .damaged("a WARC record doesn't begin with WARC/1.0 or WARC/1.1")
        }
        fields = HeaderFields(lines.dropFirst())
        guard let length = fields["content-length"].flatMap({ UInt64($0) }), length >> 62 == 0 else {
            throw .damaged("a WARC record has no Content-Length that can be read")
        }
        self.length = length
        type = fields["warc-type"]?.lowercased() ?? ""
    }

    /// Where the page was, without the brackets that some writers put around it.
    var target: String? {
        fields["warc-target-uri"].map {
            $0.hasPrefix("<") && $0.hasSuffix(">") ? String($0.dropFirst().dropLast()) : $0
        }
    }

    var contentType: String { fields["content-type"]?.lowercased() ?? "" }

    /// Why the crawler kept only a part of the block, if it did.
    var truncated: String? { fields["warc-truncated"] }

    /// Whether the block is an HTTP message.
    var isHTTP: Bool {
        contentType.hasPrefix("application/http")
            || contentType.isEmpty && type == "response" && target?.hasPrefix("http") == true
    }
}
