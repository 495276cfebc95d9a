// WordPhrases: phrases of words by their hashes, in one open table, since a page asks for thousands.

internal import CNewsTables

/// A hash of words: case-folded bytes, FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/).
struct WordHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}

    /// Of bytes as they stand.
    init(of bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }

    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// The hash of a phrase that goes on with `next`.
    static func joined(_ phrase: UInt64, _ next: UInt64) -> UInt64 {
        (phrase &* 0x9E37_79B9_7F4A_7C15) ^ next &+ (phrase >> 29)
    }

    /// The words of a text, case folded: letters, and apostrophes left out of them.
    ///
    /// - Parameter text: in UTF-8.
    /// - Complexity: one pass.
    static func words(of text: some Collection<UInt8>) -> [UInt64] {
        var reader = WordReader()
        if text.withContiguousStorageIfAvailable({ reader.read($0) }) == true { return reader.words }
        reader = WordReader()
        for byte in String(decoding: text, as: UTF8.self).lowercased().utf8 { reader.add(byte) }
        reader.settle()
        return reader.words
    }

    /// The first of `words(of:)`, without looking at the others.
    static func firstWord(of text: ArraySlice<UInt8>) -> UInt64? {
        let start = text.drop { !isWordByte($0) }
        return words(of: start.prefix { isWordByte($0) || $0 == UInt8(ascii: "'") }).first
    }

    static func isWordByte(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }

    static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    static func phrase(_ words: some Sequence<UInt64>) -> UInt64? {
        var phrase: UInt64?
        for word in words { phrase = phrase.map { joined($0, word) } ?? word }
        return phrase
    }
}

/// A map from the hash of a phrase to a small number.
struct PhraseTable: Sendable {
    private var keys: [UInt64]
    private var values: [UInt16]
    private let mask: Int
    /// The most words of any phrase.
    private(set) var longest = 1

    /// - Parameter rows: phrases with their numbers, which are above 0; the first row of a phrase counts.
    init(_ rows: [(phrase: some StringProtocol, value: UInt16)]) {
        var longest = 1
        self.init(
            rows.compactMap { row in
                let words = WordHash.words(of: row.phrase.utf8)
                longest = max(longest, words.count)
                return WordHash.phrase(words).map { (key: $0, value: row.value) }
            })
        self.longest = longest
    }

    /// - Parameter rows: hashes with their numbers, which are above 0; the first row of a hash counts.
    init(_ rows: [(key: UInt64, value: UInt16)]) {
        var size = 64
        while size < rows.count * 3 { size *= 2 }
        keys = Array(repeating: 0, count: size)
        values = Array(repeating: 0, count: size)
        mask = size - 1
        for row in rows { insert(row.key, row.value) }
    }

    private mutating func insert(_ key: UInt64, _ value: UInt16) {
        var slot = Int(truncatingIfNeeded: key) & mask
        while values[slot] != 0 {
            if keys[slot] == key { return }
            slot = (slot + 1) & mask
        }
        keys[slot] = key
        values[slot] = value
    }

    /// The number of a phrase, or 0.
    subscript(key: UInt64) -> UInt16 {
        var slot = Int(truncatingIfNeeded: key) & mask
        while values[slot] != 0 {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & mask
        }
        return 0
    }
}

extension PhraseTable {
    /// The number of the first phrase that stands anywhere in a short line.
    func first(in line: String) -> UInt16? {
        let words = WordHash.words(of: line.utf8)
        for start in words.indices.prefix(100) {
            var phrase = words[start]
            for end in start..<min(words.count, start + longest) {
                if end > start { phrase = WordHash.joined(phrase, words[end]) }
                if self[phrase] > 0 { return self[phrase] }
            }
        }
        return nil
    }
}

extension NewsTable {
    /// Rows of columns, without remarks.
    var rows: [[Substring]] {
        String(decoding: UnsafeBufferPointer(start: bytes, count: Int(count)), as: UTF8.self)
            .split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t") }
    }
}
