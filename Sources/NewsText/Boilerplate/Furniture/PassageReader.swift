// PassageReader: which lines of an article may be an outlet's furniture, and the key of each.

/// Reads the passages of one article.
struct PassageReader {
    /// In words; fewer are a subhead's or a name's as well as a site's.
    static let fewestWords = 3
    /// Lines of an article's beginning, and as many of its end, that are looked at: what a site puts
    /// around and into its articles is among them, and the work for a long list stays bounded.
    static let reach = 16

    let scalars: [UInt32]

    /// The keys of an article's lines; nil for a line that is never furniture.
    /// - Parameter tokens: of the lines, where they were read.
    func keys(of lines: [Line], _ tokens: [LineTokens?]) -> [UInt64?] {
        lines.indices.map { index in
            guard index < Self.reach || index >= lines.count - Self.reach, lines[index].reason == nil,
                lines[index].range.count <= LineClassifier.longestClutter
            else { return nil }
            return key(of: lines[index].range, tokens[index])
        }
    }

    /// The words of a line as one hash. Case, space and punctuation don't count; digits do, because
    /// lines that differ in their figures alone are a service's results as well as a counter.
    private func key(of range: Range<Int>, _ tokens: LineTokens?) -> UInt64? {
        if let tokens {
            guard tokens.count >= Self.fewestWords, mayBeFurniture(range) else { return nil }
            return tokens.key
        }
        guard mayBeFurniture(range) else { return nil }
        var (key, words) = (LineTokens.emptyKey, 0)
        LineTokens.forEach(scalars, in: range) {
            key = PhraseTrie.step(key, $0.hash)
            words += 1
        }
        return words >= Self.fewestWords ? key : nil
    }

    /// What somebody says is never furniture: neither in quotation marks nor after a dash. Nor is a
    /// line in a script without spaces, where topics can't be told by words.
    private func mayBeFurniture(_ range: Range<Int>) -> Bool {
        if Self.isDash(scalars[range.lowerBound]) { return false }
        var previous: UInt32 = 0x20
        for scalar in scalars[range] {
            if scalar == 0x22 || scalar == 0x27 || scalar > 0x7F {
                if LineClassifier.isDoubleQuote(scalar) || Letters.isUnspaced(scalar) { return false }
                // An apostrophe stands within a word or after it.
                if Letters.isQuote(scalar), Letters.isSpace(previous) || previous == 0x28 { return false }
            }
            previous = scalar
        }
        return true
    }

    private static func isDash(_ scalar: UInt32) -> Bool {
        scalar == 0x2D || (0x2010...0x2015).contains(scalar)
    }
}
