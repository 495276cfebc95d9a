// Telegram: a message of the teleprinter age, split at its control characters: header, text, trailer.

/// The parts of a message framed by SOH, STX and ETX, or by nothing where a gateway took them away.
struct Telegram {
    /// Lines before the text: the envelope.
    private(set) var header: [String] = []
    private(set) var text: [String] = []
    /// Lines after the text.
    private(set) var trailer: [String] = []
    /// False where there was no STX, and header and text have to be told apart by their form.
    let isFramed: Bool

    private static let startOfText: UInt8 = 0x02
    private static let endOfText: UInt8 = 0x03

    init(_ bytes: [UInt8]) throws(IntakeError) {
        isFramed = bytes.contains(Self.startOfText)
        let start = bytes.firstIndex(of: Self.startOfText) ?? 0
        // The trailer may hold the text's own last line: the end that counts is the last one.
        let end = bytes[start...].firstIndex(of: Self.endOfText) ?? bytes.count
        if isFramed { header = try Self.lines(bytes[..<start]) }
        text = try Self.lines(isFramed ? bytes[(start + 1)..<end] : bytes[..<end])
        if end < bytes.count { trailer = try Self.lines(bytes[(end + 1)...]) }
    }

    /// Lines without control characters; US and its like part words.
    private static func lines(_ bytes: ArraySlice<UInt8>) throws(IntakeError) -> [String] {
        var clean: [UInt8] = []
        clean.reserveCapacity(bytes.count)
        for byte in bytes {
            switch byte {
            case 0x0D, 0x16, 0x01, 0x04, 0x00, 0x7F: break
            case 0x0B..<0x20, 0x05...0x08: clean.append(0x20)
            default: clean.append(byte)
            }
        }
        guard clean.contains(where: { $0 > 0x20 }) else { return [] }
        return try TextDecoder.text(from: clean).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
    }
}

extension String {
    var trimmed: String {
        var rest = self[...].drop { $0.isWhitespace }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }

    var isDigits: Bool { !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) } }
    var isLetters: Bool { !isEmpty && utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) } }
}
