// Mojibake: UTF-8 that was once read as windows-1252 ("â€™" for "’") is put right, sequence by
// sequence, where the bytes behind it are valid UTF-8 and give likelier text. The idea and the
// cases are ftfy's (R. Speer, Apache-2.0); this is a small first version for that one encoding.

enum Mojibake {
    /// True for letters that windows-1252 shows for the first byte of a UTF-8 sequence.
    static func isLead(_ scalar: UInt32) -> Bool { (0xC2...0xF4).contains(scalar) }

    /// The repaired scalars of the run of non-ASCII at `start` (nil when they are fine as they
    /// are), and where the run ends. Text that was spoilt twice or three times is repaired as often.
    static func repair(_ scalars: [UInt32], at start: Int) -> (repaired: [UInt32]?, end: Int) {
        guard start + 1 < scalars.count, byte(of: scalars[start + 1]).map(isContinuation) == true else {
            return (nil, start + 1)
        }
        var end = start
        while end < scalars.count, scalars[end] >= 0x80, end - start < 256, byte(of: scalars[end]) != nil {
            end += 1
        }
        let before = start > 0 ? scalars[start - 1] : 0x20
        let after = end < scalars.count ? scalars[end] : 0x20
        var run = Array(scalars[start..<end])
        var isChanged = false
        for _ in 0..<3 {
            guard let fixed = decoded(run, before: before, after: after) else { break }
            run = fixed
            isChanged = true
        }
        return (isChanged ? run.flatMap(shown) : nil, end)
    }

    /// A repaired scalar without what repair would have dropped from plain text.
    private static func shown(_ scalar: UInt32) -> [UInt32] {
        if (0x80...0x9F).contains(scalar) { return self.scalar(ofWindows1252: scalar) }
        return Invisible.contains(scalar) ? [] : [scalar]
    }

    /// One step of repair over a run, or nil when nothing in it is to be repaired.
    private static func decoded(_ run: [UInt32], before: UInt32, after: UInt32) -> [UInt32]? {
        var output: [UInt32] = []
        var isChanged = false
        var hasCompany = false
        var index = 0
        while index < run.count {
            guard let (value, length) = sequence(in: run, at: index) else {
                output.append(run[index])
                index += 1
                hasCompany = false
                continue
            }
            let end = index + length
            let site = Site(
                letters: run[index..<end], before: index > 0 ? run[index - 1] : before,
                after: end < run.count ? run[end] : after,
                hasCompany: hasCompany || sequence(in: run, at: end) != nil)
            hasCompany = site.favours(value)
            output.append(hasCompany ? value : run[index])
            index = hasCompany ? end : index + 1
            isChanged = isChanged || hasCompany
        }
        return isChanged ? output : nil
    }

    /// The scalar whose UTF-8 the run spells from `start` on, and how many of the run it takes.
    private static func sequence(in run: [UInt32], at start: Int) -> (UInt32, length: Int)? {
        guard start < run.count, let first = byte(of: run[start]), (0xC2...0xF4).contains(first) else {
            return nil
        }
        if first == 0xE2, start + 1 < run.count, byte(of: run[start + 1]) == 0x80,
            start + 2 >= run.count || byte(of: run[start + 2]).map(isContinuation) != true
        {
            // The third byte of "”" is none of windows-1252's and is often lost.
            return (0x201D, 2)
        }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard start + length <= run.count else { return nil }
        var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for offset in 1..<length {
            guard let next = byte(of: run[start + offset]), isContinuation(next) else { return nil }
            value = value << 6 | UInt32(next & 0x3F)
        }
        let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
        guard value >= smallest, Unicode.Scalar(value) != nil else { return nil }
        return (value, length)
    }

    static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}

extension Mojibake {
    /// A sequence that may be one spoilt scalar, and what stands around it.
    private struct Site {
        let letters: ArraySlice<UInt32>
        let before: UInt32
        let after: UInt32
        /// Whether the sequence before was repaired, or another follows.
        let hasCompany: Bool

        /// Whether `value` is likelier in news than the letters and signs that spell it.
        func favours(_ value: UInt32) -> Bool {
            guard let lead = letters.first, let last = letters.last else { return false }
            if lead == 0xE2 { return true }
            if letters.count > 2 { return last != 0xA0 && (hasCompany || !isLetter(before) || isVietnamese) }
            switch lead {
            case 0xC2: return value >= 0xA0 && (hasCompany || !isLetter(before))
            case 0xC3: return !endsLikeText(last)
            case 0xC4, 0xC5:
                return !endsLikeText(last) && last != 0xA3 && (isLowercase(after) || isLowercase(before))
            // A letter of another alphabet never comes alone.
            case 0xCE, 0xCF, 0xD0, 0xD1, 0xD7, 0xD8, 0xD9: return hasCompany
            default: return false
            }
        }

        /// An ellipsis, a dash or a quotation mark ends a word, or stands for an apostrophe.
        private func endsLikeText(_ last: UInt32) -> Bool {
            guard last == 0x2026 || (0x2013...0x201E).contains(last) else { return false }
            return !isLetter(after) || last == 0x2019 && !isLetter(before)
        }

        /// U+1E80 … U+1EFF, which Vietnamese puts between plain letters.
        private var isVietnamese: Bool {
            letters.first == 0xE1 && (letters.dropFirst().first == 0xBA || letters.dropFirst().first == 0xBB)
        }

        private func isLetter(_ scalar: UInt32) -> Bool {
            (0x61...0x7A).contains(scalar | 0x20) || (0xC0...0x24F).contains(scalar)
        }
        private func isLowercase(_ scalar: UInt32) -> Bool { (0x61...0x7A).contains(scalar) }
    }
}
