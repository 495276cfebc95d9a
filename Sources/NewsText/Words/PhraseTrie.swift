// PhraseTrie: finds the longest known phrase at a word, in one look-up a word.

/// Phrases as paths of hashed words, each with a number.
struct PhraseTrie: Sendable {
    /// By the hash of a path: the phrase that ends there, or `inner`.
    private var nodes = HashTable<Int32>(capacity: 64, none: absent)
    /// The words that phrases begin with.
    private(set) var openings: [UInt64] = []
    private static let absent: Int32 = -2
    private static let inner: Int32 = -1
    private static let root: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func insert(_ phrase: LineTokens, number: Int) {
        guard let first = phrase.words.first else { return }
        openings.append(first.hash)
        var state = Self.root
        for (index, word) in phrase.words.enumerated() {
            state = Self.step(state, word.hash)
            let isEnd = index == phrase.count - 1
            nodes.update(state) { node in
                // The first of equal phrases counts.
                if node < 0 { node = isEnd ? Int32(number) : Self.inner }
            }
        }
    }

    /// The longest phrase that begins at word `start`: the word after it, and its number.
    func longest(in tokens: LineTokens, from start: Int) -> (end: Int, number: Int)? {
        var best: (end: Int, number: Int)?
        var state = Self.root
        var index = start
        while index < tokens.count {
            var next = Self.step(state, tokens.words[index].hash)
            var value = nodes[next]
            if value == Self.absent, tokens.words[index].isNumber {
                next = Self.step(state, LineTokens.anyNumber)
                value = nodes[next]
            }
            guard value != Self.absent else { break }
            state = next
            index += 1
            if value != Self.inner { best = (index, Int(value)) }
        }
        return best
    }

    /// Whether any phrase begins with this word.
    func opens(with word: LineTokens.Word) -> Bool {
        nodes[Self.step(Self.root, word.hash)] != Self.absent
            || word.isNumber && nodes[Self.step(Self.root, LineTokens.anyNumber)] != Self.absent
    }

    /// Mixes a word into the hash of a path (the finaliser of splitmix64).
    static func step(_ state: UInt64, _ hash: UInt64) -> UInt64 {
        var mixed = (state &* 31) ^ hash
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
