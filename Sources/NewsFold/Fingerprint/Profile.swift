// Profile: one text, prepared for comparison with others.

internal import NewsModel
internal import Synchronization

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
    /// A digest of the words in order: equal for texts that differ in marks and spaces alone.
    let digest: UInt64
    /// Made for the first comparison that gets past the words: most texts never need it. The address
    /// of a retained `ProfileDetail`, or 0. (`AtomicLazyReference` isn't inlined: reading it cost more
    /// than comparing.)
    private let made = Atomic<UInt>(0)

    var count: Int { tokens.count }

    /// Prepares a text. Costs about 15 µs for 400 words.
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
        RadixSort.sortByUpperHalf(&order)
        self.digest = digest

        var words: [UInt32] = []
        var weights: [Float] = []
        var ranks = [UInt32](repeating: 0, count: count)
        var placeStarts: [UInt32] = []
        var places = [UInt32](repeating: 0, count: count)
        var numbers: [UInt32] = []
        words.reserveCapacity(count)
        weights.reserveCapacity(count)
        placeStarts.reserveCapacity(count + 1)
        let frequencies = StemFrequencies.shared
        for (index, entry) in order.enumerated() {
            let word = UInt32(truncatingIfNeeded: entry >> 32)
            let place = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)
            if index == 0 || words[words.count - 1] != word {
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
    }

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

    deinit {
        if let made = Profile.reference(made.load(ordering: .acquiring)) { made.release() }
    }

    private var detail: ProfileDetail {
        let made = made.load(ordering: .acquiring)
        return (Profile.reference(made) ?? makeDetail()).takeUnretainedValue()
    }

    @inline(never)
    private func makeDetail() -> Unmanaged<ProfileDetail> {
        let new = Unmanaged.passRetained(ProfileDetail(tokens))
        let (isFirst, original) = made.compareExchange(
            expected: 0, desired: UInt(bitPattern: new.toOpaque()), ordering: .acquiringAndReleasing)
        guard !isFirst, let faster = Profile.reference(original) else { return new }
        new.release()
        return faster
    }

    private static func reference(_ address: UInt) -> Unmanaged<ProfileDetail>? {
        UnsafeRawPointer(bitPattern: address).map(Unmanaged.fromOpaque)
    }

    /// Hash (high half) and position (low half) of every three words in a row, ascending.
    var trigrams: [UInt64] { detail.trigrams }
    /// Their distinct hashes, ascending.
    var trigramHashes: [UInt32] { detail.trigramHashes }
    /// Distinct hashes of three words in a row outside quotation marks, ascending.
    var unquotedTrigrams: [UInt32] { detail.unquotedTrigrams }
    /// Token positions at which sentences start, and the end of the last.
    var sentenceStarts: [UInt32] { detail.sentenceStarts }
    /// For each token, the index of its sentence in `sentenceStarts`.
    var sentenceOf: [UInt32] { detail.sentenceOf }
}
