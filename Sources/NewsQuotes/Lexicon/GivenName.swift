// GivenName: what the list of given names says of a name.

/// How common a given name is and whose it is.
struct GivenName: Sendable, Equatable {
    /// Counted more than 200, 300, 1000, 3000, 5000 times: 1 … 5; 0 for a rarer name.
    var rank: UInt8
    var leaning: Leaning

    /// The share of women among the bearers.
    enum Leaning: UInt8, Sendable {
        case male, mostlyMale, either, mostlyFemale, female
    }

    /// Reads a section's name, such as `4F`.
    init?(section: String) {
        let bytes = Array(section.utf8)
        guard bytes.count == 2, (0x30...0x35).contains(bytes[0]) else { return nil }
        rank = bytes[0] - 0x30
        switch bytes[1] {
        case UInt8(ascii: "M"): leaning = .male
        case UInt8(ascii: "m"): leaning = .mostlyMale
        case UInt8(ascii: "-"): leaning = .either
        case UInt8(ascii: "f"): leaning = .mostlyFemale
        case UInt8(ascii: "F"): leaning = .female
        default: return nil
        }
    }

    /// True for a woman's name, false for a man's, nil where it is either's.
    var isFemale: Bool? {
        switch leaning {
        case .male, .mostlyMale: false
        case .either: nil
        case .mostlyFemale, .female: true
        }
    }

    /// Counted more than 300 times.
    var isKnown: Bool { rank >= 2 }
    /// Counted more than 1000 times.
    var isCommon: Bool { rank >= 3 }
    /// Counted more than 3000 times.
    var isFrequent: Bool { rank >= 4 }
}
