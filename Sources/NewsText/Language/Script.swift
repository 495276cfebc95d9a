// Script: languages that their alphabet gives away.

enum Script {
    /// Counts of letters by the alphabets that one news language uses.
    struct Census {
        private var counts: [String: Int] = [:]
        private var letters = 0
        private var kana = 0
        private var han = 0

        mutating func count(_ scalars: ArraySlice<UInt32>) {
            for scalar in scalars {
                if scalar < 0x80 {
                    letters += (0x61...0x7A).contains(scalar | 0x20) ? 1 : 0
                    continue
                }
                guard scalar >= 0x370, !(0x2000...0x2BFF).contains(scalar) else { continue }
                letters += 1
                switch scalar {
                case 0x3040...0x30FF: kana += 1
                case 0x3400...0x9FFF: han += 1
                default: if let tag = Script.language(of: scalar) { counts[tag, default: 0] += 1 }
                }
            }
        }

        /// The language, when most letters are of an alphabet that one language uses. Of those
        /// that share the Arabic and Devanagari alphabets the most written is named.
        var language: String? {
            if kana * 20 > letters, kana > 2 { return "ja" }
            if han * 3 > letters, han > 2 { return "zh" }
            guard let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
                best.value * 2 > letters,
                best.value > 2
            else { return nil }
            if best.key == "ar" {
                if counts["ur", default: 0] * 50 > best.value { return "ur" }
                return counts["fa", default: 0] * 50 > best.value ? "fa" : "ar"
            }
            return best.key
        }
    }

    private static func language(of scalar: UInt32) -> String? {
        switch scalar {
        case 0x370...0x3FF, 0x1F00...0x1FFF: "el"
        case 0x530...0x58F: "hy"
        case 0x590...0x5FF: "he"
        case 0x679, 0x688, 0x691, 0x6BA, 0x6BE, 0x6D2: "ur"
        case 0x67E, 0x686, 0x698, 0x6AF: "fa"
        case 0x600...0x6FF, 0x750...0x77F: "ar"
        case 0x900...0x97F: "hi"
        case 0x980...0x9FF: "bn"
        case 0xA00...0xA7F: "pa"
        case 0xA80...0xAFF: "gu"
        case 0xB80...0xBFF: "ta"
        case 0xC00...0xC7F: "te"
        case 0xC80...0xCFF: "kn"
        case 0xD00...0xD7F: "ml"
        case 0xD80...0xDFF: "si"
        case 0xE00...0xE7F: "th"
        case 0xE80...0xEFF: "lo"
        case 0x1000...0x109F: "my"
        case 0x10A0...0x10FF: "ka"
        case 0x1200...0x137F: "am"
        case 0x1780...0x17FF: "km"
        case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF: "ko"
        default: nil
        }
    }
}
