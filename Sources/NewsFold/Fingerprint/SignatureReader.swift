// SignatureReader: reads a stored signature, whatever the bytes.

internal import NewsQuotes

extension Signature {
    /// Reads what `bytes` wrote; nil where it is cut short, longer than it says or of another version.
    init?(_ bytes: [UInt8]) {
        var reader = SignatureReader(bytes)
        let version: UInt8 = reader.integer()
        guard version == Signature.version, let withdrawal = Withdrawal(rawValue: reader.integer()) else {
            return nil
        }
        self.withdrawal = withdrawal
        group = reader.integer()
        title = reader.integer()
        published = Double(bitPattern: reader.integer())
        keys = reader.array(count: Int(reader.integer() as UInt32))
        let terms = Int(reader.integer() as UInt8)
        self.terms = StoryTerms(words: reader.array(count: terms), weights: reader.array(count: terms))
        outlet = reader.text()
        let hasQuotations: UInt8 = reader.integer()
        var slight: [DocumentQuotations.Remainder.Slight] = []
        for _ in 0..<Int(reader.integer() as UInt16) where !reader.isBroken {
            let first = Int(reader.integer() as UInt32)
            let end = Int(reader.integer() as UInt32)
            let text = reader.text()
            let speaker = reader.text()
            guard first <= end else { return nil }
            slight.append(
                .init(quotations: first..<end, text: text, speaker: speaker.isEmpty ? nil : speaker))
        }
        quotations = .init(slight: slight, isEmpty: hasQuotations == 0)
        guard !reader.isBroken, reader.isAtEnd, self.terms.words.count == self.terms.weights.count else {
            return nil
        }
    }
}

/// Reads little-endian values one after the other. Past the end everything is zero and empty, and
/// `isBroken` says so.
private struct SignatureReader {
    private let bytes: [UInt8]
    private var index = 0
    private(set) var isBroken = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }

    mutating func integer<T: FixedWidthInteger>() -> T {
        let size = MemoryLayout<T>.size
        guard has(size) else { return 0 }
        defer { index += size }
        return bytes.withUnsafeBytes { T(littleEndian: $0.loadUnaligned(fromByteOffset: index, as: T.self)) }
    }

    mutating func array<T: FixedWidthInteger>(count: Int) -> [T] {
        let size = MemoryLayout<T>.size
        guard has(count * size) else { return [] }
        defer { index += count * size }
        return bytes.withUnsafeBytes { bytes in
            (0..<count).map { place in
                T(littleEndian: bytes.loadUnaligned(fromByteOffset: index + place * size, as: T.self))
            }
        }
    }

    mutating func text() -> String {
        let count = Int(integer() as UInt16)
        guard has(count) else { return "" }
        defer { index += count }
        return String(decoding: bytes[index..<index + count], as: UTF8.self)
    }

    private mutating func has(_ count: Int) -> Bool {
        if bytes.count - index < count { isBroken = true }
        return !isBroken
    }
}
