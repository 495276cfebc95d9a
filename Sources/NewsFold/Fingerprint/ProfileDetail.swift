// ProfileDetail: what only a full comparison of two texts needs of one.

internal import Packing

/// The words of a text in order, and runs of three of them.
final class ProfileDetail: Sendable {
    let textWords: [UInt32]
    let trigrams: TrigramTable
    /// Those outside quotation marks; nil where nothing stands inside.
    let unquoted: TrigramTable?

    /// Costs about 2 µs for 400 words.
    init(_ text: Profile) {
        let distinct = text.words
        let words = text.ranks.map { distinct[Int($0)] }
        let hasQuotations = text.flags.contains { $0.contains(.quoted) }
        trigrams = TrigramTable(words, isChained: true)
        unquoted =
            hasQuotations ? TrigramTable(ProfileDetail.unquoted(words, text.flags), isChained: false) : nil
        textWords = words
    }

    private static func unquoted(_ words: [UInt32], _ flags: [Tokens.Flags]) -> [UInt32] {
        [UInt32](room: words.count) { unquoted, filled in
            for position in words.indices where !flags[position].contains(.quoted) {
                unquoted[filled] = words[position]
                filled += 1
            }
        }
    }
}
