// ProfileDetail: what only a full comparison of two texts needs of one.

internal import Packing

/// Runs of three words.
final class ProfileDetail: Sendable {
    let trigrams: TrigramTable
    /// Those outside quotation marks; nil where nothing stands inside.
    let unquoted: TrigramTable?

    /// Costs about 2 µs for 400 words.
    init(_ tokens: Tokens) {
        trigrams = TrigramTable(tokens.words, isChained: true)
        let hasQuotations = tokens.flags.contains { $0.contains(.quoted) }
        unquoted = hasQuotations ? TrigramTable(ProfileDetail.unquoted(tokens), isChained: false) : nil
    }

    private static func unquoted(_ tokens: Tokens) -> [UInt32] {
        [UInt32](room: tokens.count) { words, filled in
            for position in 0..<tokens.count where !tokens.flags[position].contains(.quoted) {
                words[filled] = tokens.words[position]
                filled += 1
            }
        }
    }
}
