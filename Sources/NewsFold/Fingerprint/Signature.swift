// Signature: what the index keeps of one document, as bytes for the ledger.

internal import NewsQuotes
internal import Packing

/// All that a restarted engine needs of a document. Version 2, little-endian: version, withdrawal with the
/// bit of a foreign title, group and title digests, publication; then, each with its count, keys, story terms, the outlet and
/// slight quotations. Version 1 had other hashes of words.
struct Signature: Hashable, Sendable {
    /// Equal for texts that are the same words; 0 for texts too short to be told apart by them.
    var group: UInt64
    /// A digest of the title's words; 0 where there is none.
    var title: UInt64
    /// Whether that has nothing to do with the text, as over a notice that a site puts in a page's place. Known
    /// of short texts; earlier signatures don't say it.
    var isTitleForeign: Bool
    /// Empty where it isn't known.
    var outlet: String
    /// Seconds since 2001; not a number where unknown.
    var published: Double
    var withdrawal: Withdrawal
    var keys: [UInt32]
    var terms: StoryTerms
    /// What the quotes don't tell of the document's quotations.
    var quotations: DocumentQuotations.Remainder

    static let version: UInt8 = 2
    /// Stands in the byte of the withdrawal.
    private static let foreignTitle: UInt8 = 0x80

    static func isCurrent(_ bytes: [UInt8]) -> Bool { bytes.first == version }

    /// What a signature of any version says of its document's withdrawal, which the document doesn't tell.
    static func withdrawal(in bytes: [UInt8]) -> Withdrawal? {
        bytes.count > 1 ? Withdrawal(rawValue: bytes[1] & ~foreignTitle) : nil
    }

    var bytes: [UInt8] {
        var packer = Packer()
        packer.put(Signature.version)
        packer.put(withdrawal.rawValue | (isTitleForeign ? Signature.foreignTitle : 0))
        packer.put(group)
        packer.put(title)
        packer.put(published)
        packer.put(column: keys)
        packer.put(UInt8(terms.words.count))
        for word in terms.words { packer.put(word) }
        for weight in terms.weights { packer.put(weight) }
        packer.put(short: outlet)
        packer.put(!quotations.isEmpty)
        packer.put(UInt16(clamping: quotations.slight.count))
        for slight in quotations.slight.prefix(Int(UInt16.max)) {
            packer.put(UInt32(clamping: slight.quotations.lowerBound))
            packer.put(UInt32(clamping: slight.quotations.upperBound))
            packer.put(short: slight.text)
            packer.put(short: slight.speaker ?? "")
        }
        return packer.bytes
    }
}

extension Signature {
    /// Reads what `bytes` wrote, whatever the bytes; nil where they are cut short, longer than they say or of
    /// another version.
    init?(_ bytes: [UInt8]) {
        guard let signature = Unpacker.read(bytes, Signature.init(from:)) else { return nil }
        self = signature
    }

    private init?(from unpacker: inout Unpacker) {
        guard unpacker.integer() == Signature.version else { return nil }
        let kind = unpacker.integer(UInt8.self)
        isTitleForeign = kind & Signature.foreignTitle != 0
        guard let withdrawal = Withdrawal(rawValue: kind & ~Signature.foreignTitle) else { return nil }
        self.withdrawal = withdrawal
        group = unpacker.integer()
        title = unpacker.integer()
        published = unpacker.double()
        keys = unpacker.column()
        let count = Int(unpacker.integer(UInt8.self))
        terms = StoryTerms(words: unpacker.values(count: count), weights: unpacker.values(count: count))
        outlet = unpacker.shortText()
        let hasQuotations = unpacker.flag()
        var slight: [DocumentQuotations.Remainder.Slight] = []
        for _ in 0..<Int(unpacker.integer(UInt16.self)) where !unpacker.isBroken {
            let first = Int(unpacker.integer(UInt32.self))
            let end = Int(unpacker.integer(UInt32.self))
            let text = unpacker.shortText()
            let speaker = unpacker.shortText()
            guard first <= end else { return nil }
            slight.append(
                .init(quotations: first..<end, text: text, speaker: speaker.isEmpty ? nil : speaker))
        }
        quotations = .init(slight: slight, isEmpty: !hasQuotations)
        guard !unpacker.isBroken, unpacker.isAtEnd, count <= StoryTerms.limit else { return nil }
    }
}

extension Packer {
    /// A text cut at 64 KiB.
    fileprivate mutating func put(short text: String) {
        let bytes = Array(text.utf8.prefix(Int(UInt16.max)))
        put(UInt16(bytes.count))
        bytes.withUnsafeBytes { put(raw: $0) }
    }
}

extension Unpacker {
    fileprivate mutating func shortText() -> String { text(utf8: Int(integer(UInt16.self))) }
}
