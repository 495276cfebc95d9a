// ProfileDetail: what only a full comparison of two texts needs of one.

/// Runs of three words.
final class ProfileDetail: Sendable {
    let trigrams: [UInt64]
    let trigramHashes: [UInt32]
    let unquotedTrigrams: [UInt32]

    /// Costs about 10 µs for 400 words.
    init(_ tokens: Tokens) {
        trigrams = ProfileDetail.trigrams(of: tokens.words)
        trigramHashes = RadixSort.distinct(trigrams)
        unquotedTrigrams =
            tokens.flags.contains { $0.contains(.quoted) }
            ? ProfileDetail.unquoted(trigrams, tokens) : trigramHashes
    }

    /// The distinct hashes of three words in a row once quotations are taken out, ascending: those of the text
    /// in which none stands, in their order, and those that come to be over the gaps.
    private static func unquoted(_ trigrams: [UInt64], _ tokens: Tokens) -> [UInt32] {
        let (words, flags) = (tokens.words, tokens.flags)
        var bridges: [UInt32] = []
        // The last two words outside quotations.
        var (first, second) = (-1, -1)
        for third in flags.indices where !flags[third].contains(.quoted) {
            if first >= 0, third - first > 2 {
                bridges.append(WordHash.trigram(words[first], words[second], words[third]))
            }
            (first, second) = (second, third)
        }
        bridges.sort()
        let merged = [UInt64](unsafeUninitializedCapacity: trigrams.count + bridges.count) { merged, filled in
            flags.withUnsafeBufferPointer { flags in
                var kept = 0
                for entry in trigrams {
                    let place = Int(entry & 0xFFFF_FFFF)
                    let all = flags[place].rawValue | flags[place &+ 1].rawValue | flags[place &+ 2].rawValue
                    // Written over by the next one where it isn't kept: nothing to branch on.
                    merged[kept] = entry
                    kept &+= all & Tokens.Flags.quoted.rawValue == 0 ? 1 : 0
                }
                // From the back, the bridges go in between.
                filled = kept + bridges.count
                var place = filled
                for bridge in bridges.reversed() {
                    while kept > 0, merged[kept &- 1] >> 32 > bridge {
                        place &-= 1
                        kept &-= 1
                        merged[place] = merged[kept]
                    }
                    place &-= 1
                    merged[place] = UInt64(bridge) << 32
                }
            }
        }
        return RadixSort.distinct(merged)
    }

    private static func trigrams(of words: [UInt32]) -> [UInt64] {
        guard words.count >= 3 else { return [] }
        var result = [UInt64](unsafeUninitializedCapacity: words.count - 2) { result, filled in
            for index in 0..<words.count - 2 {
                let hash = WordHash.trigram(words[index], words[index + 1], words[index + 2])
                result[index] = UInt64(hash) << 32 | UInt64(index)
            }
            filled = words.count - 2
        }
        RadixSort.sortByUpperHalf(&result)
        return result
    }
}
