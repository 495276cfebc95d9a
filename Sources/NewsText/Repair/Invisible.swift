// Invisible: scalars that show nothing and only disturb comparison.

enum Invisible {
    /// Zero-width spaces, marks of direction, soft hyphens, tags and noncharacters. The joiners
    /// U+200C and U+200D stay: Persian, Indic scripts and emoji mean something by them.
    static func contains(_ scalar: UInt32) -> Bool {
        if scalar < 0x2000 { return scalar == 0xAD || scalar == 0x61C || scalar == 0x180E }
        switch scalar {
        case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFC,
            0xFDD0...0xFDEF,
            0xE0001...0xE001F:
            return true
        default: return scalar & 0xFFFE == 0xFFFE
        }
    }
}
