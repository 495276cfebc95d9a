// One field of a journal entry, `NAME=value`. The value may hold any byte, newlines too: the native
// protocol carries its length. The name is made to fit the journal's rules, or it would be dropped
// in silence.

package struct JournalField: Sendable, Equatable {
    /// `NAME=value` in bytes, as sd_journal_sendv(3) takes it.
    let bytes: [UInt8]

    /// - Parameters:
    ///   - name: made upper-case; what isn't a letter, digit or underscore becomes an underscore; at
    ///     most 64 bytes. A name of none of these, or with a leading underscore or digit, gets `X` before it.
    ///   - value: at most ``mostBytes`` bytes of it are kept.
    package init(_ name: String, _ value: String) {
        self.init(exactly: Self.conforming(Array(name.utf8)), value)
    }

    /// A metadata key as a field of our own: `outletName` is `WIREFOLD_OUTLET_NAME`. `MESSAGE_ID`, which the
    /// journal gives a meaning, keeps its name.
    package init(metadata key: String, _ value: String) {
        self.init(exactly: key == "MESSAGE_ID" ? Array(key.utf8) : Self.conforming(Self.prefixed(key)), value)
    }

    /// The field's name, and its value as text.
    package var parts: (name: String, value: String) {
        let split = bytes.firstIndex(of: UInt8(ascii: "=")) ?? bytes.endIndex
        return (
            String(decoding: bytes[..<split], as: UTF8.self),
            String(decoding: bytes[split...].dropFirst(), as: UTF8.self)
        )
    }

    /// The most bytes of one value; longer ones are cut.
    package static let mostBytes = 48 << 10
    /// The most bytes of a name.
    private static let mostNameBytes = 64

    private init(exactly name: [UInt8], _ value: String) {
        var bytes = name
        bytes.append(UInt8(ascii: "="))
        bytes += value.utf8.prefix(Self.mostBytes)
        self.bytes = bytes
    }

    private static func conforming(_ name: [UInt8]) -> [UInt8] {
        var result = name.prefix(mostNameBytes).map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 32
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
            default: UInt8(ascii: "_")
            }
        }
        // The journal keeps a leading underscore for what it knows itself.
        let isFirstAllowed = result.first.map { $0 >= UInt8(ascii: "A") && $0 != UInt8(ascii: "_") } ?? false
        if !isFirstAllowed { result = Array(([UInt8(ascii: "X")] + result).prefix(mostNameBytes)) }
        return result
    }

    private static func prefixed(_ key: String) -> [UInt8] {
        var name = Array("WIREFOLD_".utf8)
        var wasLower = false
        for byte in key.utf8 {
            let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            if isUpper && wasLower { name.append(UInt8(ascii: "_")) }
            name.append(byte)
            wasLower = !isUpper && byte != UInt8(ascii: "_") && byte != UInt8(ascii: "-")
        }
        return name
    }
}
