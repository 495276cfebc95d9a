// WordSimilarity: how alike two stems are.

enum WordSimilarity {
    /// 1 for one stem; .85 or .7 for a long shared beginning; .85 for one letter's difference; else 0.
    @inline(__always)
    static func between(_ a: Wording.Stem, _ b: Wording.Stem) -> Float {
        if a.hash == b.hash { return 1 }
        guard a.letters.count > 3, b.letters.count > 3 else { return 0 }
        if a.prefix == b.prefix {
            let similarity = bySharedBeginning(a.letters, b.letters)
            if similarity > 0 { return similarity }
        }
        guard abs(a.letters.count - b.letters.count) <= 1, a.letters.count > 4,
            (a.letterSet ^ b.letterSet).nonzeroBitCount <= 2
        else { return 0 }
        return differByOne(a.letters, b.letters) ? 0.85 : 0
    }

    /// Both begin with the same four letters.
    private static func bySharedBeginning(_ a: [UInt32], _ b: [UInt32]) -> Float {
        let shorter = min(a.count, b.count)
        var shared = 4
        while shared < shorter, a[shared] == b[shared] { shared += 1 }
        if Double(shared) >= 0.7 * Double(max(a.count, b.count)) { return 0.85 }
        return Double(shared) >= 0.8 * Double(shorter) ? 0.7 : 0
    }

    /// Whether one letter replaced, added or left out makes one word the other; lengths differ by one
    /// at most.
    static func differByOne(_ a: [UInt32], _ b: [UInt32]) -> Bool {
        if a.count == b.count {
            var differences = 0
            for index in a.indices where a[index] != b[index] { differences += 1 }
            return differences <= 1
        }
        let (short, long) = a.count < b.count ? (a, b) : (b, a)
        var index = 0
        while index < short.count, short[index] == long[index] { index += 1 }
        return short[index...].elementsEqual(long[(index + 1)...])
    }
}
