// Profile: one text, prepared for comparison with others.

internal import NewsModel

/// A text with its words sorted and indexed, so that comparing two is merging sorted arrays.
/// Immutable and shared: the engine keeps the profiles of recent documents.
final class Profile: Sendable {
    let tokens: Tokens
    /// Distinct words, ascending.
    let words: [UInt32]
    /// How telling each distinct word is.
    let weights: [Float]
    /// For each token, the place of its word in `words`.
    let ranks: [UInt32]
    /// Where the places of word `r` start in `places`; one more than `words`.
    let placeStarts: [UInt32]
    /// Positions of tokens, grouped by word, ascending.
    let places: [UInt32]
    /// Distinct numbers, ascending.
    let numbers: [UInt32]
    /// Hash (high half) and position (low half) of every three words in a row, ascending.
    let trigrams: [UInt64]
    /// Their distinct hashes, ascending.
    let trigramHashes: [UInt32]
    /// Distinct hashes of three words in a row outside quotation marks, ascending.
    let unquotedTrigrams: [UInt32]
    /// Token positions at which sentences start, and the end of the last.
    let sentenceStarts: [UInt32]
    /// For each token, the index of its sentence in `sentenceStarts`.
    let sentenceOf: [UInt32]
    /// A digest of the words in order: equal for texts that differ in marks and spaces alone.
    let digest: UInt64

    var count: Int { tokens.count }

    /// Prepares a text. Costs about 60 µs for 400 words.
    init(_ text: String) {
        let tokens = Tokens(text)
        self.tokens = tokens
        let count = tokens.count

        var order = [UInt64](repeating: 0, count: count)
        var digest: UInt64 = UInt64(count)
        for index in 0..<count {
            order[index] = UInt64(tokens.words[index]) << 32 | UInt64(index)
            digest = WordHash.mix(digest &* 31 &+ UInt64(tokens.words[index]))
        }
        order.sort()
        self.digest = digest

        var words: [UInt32] = []
        var weights: [Float] = []
        var ranks = [UInt32](repeating: 0, count: count)
        var placeStarts: [UInt32] = []
        var places = [UInt32](repeating: 0, count: count)
        var numbers: [UInt32] = []
        let frequencies = StemFrequencies.shared
        for (index, entry) in order.enumerated() {
            let word = UInt32(truncatingIfNeeded: entry >> 32)
            let place = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)
            if words.last != word {
                words.append(word)
                weights.append(frequencies.weight(of: word))
                placeStarts.append(UInt32(index))
                if tokens.flags[place].contains(.number) { numbers.append(word) }
            }
            ranks[place] = UInt32(words.count - 1)
            places[index] = UInt32(place)
        }
        placeStarts.append(UInt32(count))
        self.words = words
        self.weights = weights
        self.ranks = ranks
        self.placeStarts = placeStarts
        self.places = places
        self.numbers = numbers

        trigrams = Profile.trigrams(of: tokens.words)
        trigramHashes = Profile.distinctHashes(trigrams)
        let unquoted = tokens.words.indices.filter { !tokens.flags[$0].contains(.quoted) }
        unquotedTrigrams =
            unquoted.count == count
            ? trigramHashes
            : Profile.distinctHashes(Profile.trigrams(of: unquoted.map { tokens.words[$0] }))

        var sentenceStarts: [UInt32] = []
        var sentenceOf = [UInt32](repeating: 0, count: count)
        var last: UInt32?
        for index in 0..<count {
            if tokens.sentences[index] != last { sentenceStarts.append(UInt32(index)) }
            last = tokens.sentences[index]
            sentenceOf[index] = UInt32(sentenceStarts.count - 1)
        }
        sentenceStarts.append(UInt32(count))
        self.sentenceStarts = sentenceStarts
        self.sentenceOf = sentenceOf
    }

    private static func trigrams(of words: [UInt32]) -> [UInt64] {
        guard words.count >= 3 else { return [] }
        var result = [UInt64](repeating: 0, count: words.count - 2)
        for index in result.indices {
            let hash = WordHash.trigram(words[index], words[index + 1], words[index + 2])
            result[index] = UInt64(hash) << 32 | UInt64(index)
        }
        result.sort()
        return result
    }

    private static func distinctHashes(_ trigrams: [UInt64]) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(trigrams.count)
        for entry in trigrams {
            let hash = UInt32(truncatingIfNeeded: entry >> 32)
            if result.last != hash { result.append(hash) }
        }
        return result
    }
}

extension Profile {
    /// The place of a word among the distinct words, or nil.
    func rank(of word: UInt32) -> Int? {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if words[middle] < word { low = middle + 1 } else { high = middle }
        }
        return low < words.count && words[low] == word ? low : nil
    }
}
