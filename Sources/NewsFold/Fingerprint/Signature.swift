// Signature: what the index keeps of one document, as bytes for the ledger.

/// All that a restarted engine needs of a document. Version 1, little-endian: version, flags,
/// group, title and outlet digests, publication, then counted keys and counted story terms.
struct Signature: Hashable, Sendable {
    /// Equal for texts that are the same words; 0 for texts too short to be told apart by them.
    var group: UInt64
    /// A digest of the title's words; 0 where there is none.
    var title: UInt64
    /// A digest of the outlet's name; 0 where it isn't known.
    var outlet: UInt64
    /// Seconds since 2001; not a number where unknown.
    var published: Double
    var withdrawal: Withdrawal
    var keys: [UInt32]
    var terms: StoryTerms

    private static let version: UInt8 = 1

    var bytes: [UInt8] {
        var bytes: [UInt8] = [Signature.version, withdrawal.rawValue]
        bytes.reserveCapacity(40 + keys.count * 4 + terms.words.count * 5)
        bytes.append(littleEndian: group)
        bytes.append(littleEndian: title)
        bytes.append(littleEndian: outlet)
        bytes.append(littleEndian: published.bitPattern)
        bytes.append(littleEndian: UInt32(keys.count))
        for key in keys { bytes.append(littleEndian: key) }
        bytes.append(UInt8(terms.words.count))
        for word in terms.words { bytes.append(littleEndian: word) }
        bytes.append(contentsOf: terms.weights)
        return bytes
    }

    init(
        group: UInt64, title: UInt64, outlet: UInt64, published: Double, withdrawal: Withdrawal, keys: [UInt32],
        terms: StoryTerms
    ) {
        self.group = group
        self.title = title
        self.outlet = outlet
        self.published = published
        self.withdrawal = withdrawal
        self.keys = keys
        self.terms = terms
    }

    /// Reads what `bytes` wrote; nil where it is cut short or of another version.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 39, bytes[0] == Signature.version, let state = Withdrawal(rawValue: bytes[1])
        else { return nil }
        withdrawal = state
        var index = 2
        group = bytes.littleEndian(at: &index)
        title = bytes.littleEndian(at: &index)
        outlet = bytes.littleEndian(at: &index)
        published = Double(bitPattern: bytes.littleEndian(at: &index))
        let keyCount = Int(bytes.littleEndian(at: &index) as UInt32)
        guard bytes.count - index > keyCount * 4 else { return nil }
        keys = (0..<keyCount).map { _ in bytes.littleEndian(at: &index) }
        let termCount = Int(bytes[index])
        index += 1
        guard bytes.count - index == termCount * 5 else { return nil }
        let words: [UInt32] = (0..<termCount).map { _ in bytes.littleEndian(at: &index) }
        terms = StoryTerms(words: words, weights: Array(bytes[index...]))
    }
}

extension [UInt8] {
    fileprivate mutating func append<T: FixedWidthInteger>(littleEndian value: T) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }

    /// The integer at `index`, which moves past it. The caller has checked that it is there.
    fileprivate func littleEndian<T: FixedWidthInteger>(at index: inout Int) -> T {
        var value: T = 0
        for byte in 0..<T.bitWidth / 8 { value |= T(truncatingIfNeeded: self[index + byte]) << (byte * 8) }
        index += T.bitWidth / 8
        return value
    }
}
