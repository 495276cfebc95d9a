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
    /// Token positions at which sentences start, and the end of the last.
    let sentenceStarts: [UInt32]
    /// Distinct numbers, ascending.
    let numbers: [UInt32]
    /// Distinct words of the title, ascending; empty where there is none.
    let titleWords: [UInt32]
    /// A digest of the words in order: equal for texts that differ in marks and spaces alone.
    let digest: UInt64
    /// Made for the first comparison that gets past the words: most texts never need it. The address
    /// of a retained `ProfileDetail`, or 0. (`AtomicLazyReference` isn't inlined: reading it cost more
    /// than comparing.)
    private let made = Atomic<UInt>(0)

    var count: Int { tokens.count }

    /// Prepares a text. Costs about 15 µs for 400 words.
    init(_ text: String, title: Tokens = Tokens("")) {
        titleWords = Set(title.words).sorted()
        let tokens = Tokens(text)
        self.tokens = tokens
        let count = tokens.count

        var digest = UInt64(count)
        for word in tokens.words { digest = WordHash.mix(digest &* 31 &+ UInt64(word)) }
        var order = [UInt64](unsafeUninitializedCapacity: count) { order, filled in
            for (index, word) in tokens.words.enumerated() {
                order[index] = UInt64(word) << 32 | UInt64(index)
            }
            filled = count
        }
        RadixSort.sortByUpperHalf(&order)
        self.digest = digest
        sentenceStarts = Profile.sentenceStarts(of: tokens)

        let distinct = Profile.distinct(order)
        var words: [UInt32] = []
        var weights: [Float] = []
        var placeStarts: [UInt32] = []
        var numbers: [UInt32] = []
        words.reserveCapacity(distinct)
        weights.reserveCapacity(distinct)
        placeStarts.reserveCapacity(distinct + 1)
        let flags = tokens.flags
        let frequencies = StemFrequencies.shared
        ranks = [UInt32](unsafeUninitializedCapacity: count) { ranks, filled in
            var last: UInt32?
            for (index, entry) in order.enumerated() {
                let word = UInt32(truncatingIfNeeded: entry >> 32)
                let place = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF)
                if word != last {
                    last = word
                    words.append(word)
                    weights.append(frequencies.weight(of: word))
                    placeStarts.append(UInt32(index))
                    if flags[place].contains(.number) { numbers.append(word) }
                }
                ranks[place] = UInt32(words.count - 1)
            }
            filled = count
        }
        placeStarts.append(UInt32(count))
        self.words = words
        self.weights = weights
        self.placeStarts = placeStarts
        places = order.map { UInt32(truncatingIfNeeded: $0) }
        self.numbers = numbers
    }

    /// How many different upper halves some sorted values have.
    private static func distinct(_ sorted: [UInt64]) -> Int {
        zip(sorted, sorted.dropFirst()).reduce(min(1, sorted.count)) { count, pair in
            count + (pair.0 >> 32 == pair.1 >> 32 ? 0 : 1)
        }
    }

    private static func sentenceStarts(of tokens: Tokens) -> [UInt32] {
        let sentences = tokens.sentences
        var starts: [UInt32] = []
        starts.reserveCapacity(Int(sentences.last ?? 0) + 2)
        for index in sentences.indices where sentences[index] == UInt32(starts.count) {
            starts.append(UInt32(index))
        }
        starts.append(UInt32(sentences.count))
        return starts
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
    /// For each token, the index of its sentence in `sentenceStarts`.
    var sentenceOf: [UInt32] { tokens.sentences }
}
