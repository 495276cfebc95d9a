// Signature: what the index keeps of one document, as bytes for the ledger.

internal import NewsQuotes

/// All that a restarted engine needs of a document. Version 1, little-endian: version, withdrawal,
/// group and title digests, publication; then, each with its count, keys, story terms, the outlet and
/// slight quotations.
struct Signature: Hashable, Sendable {
    /// Equal for texts that are the same words; 0 for texts too short to be told apart by them.
    var group: UInt64
    /// A digest of the title's words; 0 where there is none.
    var title: UInt64
    /// Empty where it isn't known.
    var outlet: String
    /// Seconds since 2001; not a number where unknown.
    var published: Double
    var withdrawal: Withdrawal
    var keys: [UInt32]
    var terms: StoryTerms
    /// What the quotes don't tell of the document's quotations.
    var quotations: DocumentQuotations.Remainder

    static let version: UInt8 = 1

    var bytes: [UInt8] {
        var bytes: [UInt8] = [Signature.version, withdrawal.rawValue]
        bytes.reserveCapacity(40 + keys.count * 4 + terms.words.count * 5)
        bytes.append(littleEndian: group)
        bytes.append(littleEndian: title)
        bytes.append(littleEndian: published.bitPattern)
        bytes.append(littleEndian: UInt32(keys.count))
        for key in keys { bytes.append(littleEndian: key) }
        bytes.append(UInt8(terms.words.count))
        for word in terms.words { bytes.append(littleEndian: word) }
        bytes.append(contentsOf: terms.weights)
        bytes.append(outlet)
        bytes.append(quotations.isEmpty ? 0 : 1)
        bytes.append(littleEndian: UInt16(clamping: quotations.slight.count))
        for slight in quotations.slight.prefix(Int(UInt16.max)) {
            bytes.append(littleEndian: UInt32(clamping: slight.quotations.lowerBound))
            bytes.append(littleEndian: UInt32(clamping: slight.quotations.upperBound))
            bytes.append(slight.text)
            bytes.append(slight.speaker ?? "")
        }
        return bytes
    }
}

extension [UInt8] {
    fileprivate mutating func append<T: FixedWidthInteger>(littleEndian value: T) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }

    /// A text and its length, cut at 64 KiB.
    fileprivate mutating func append(_ text: String) {
        let bytes = text.utf8.prefix(Int(UInt16.max))
        append(littleEndian: UInt16(bytes.count))
        append(contentsOf: bytes)
    }
}
