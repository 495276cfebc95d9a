// TextDecoder: bytes to text. UTF-8 when it is valid or nearly so, what a byte order mark says, UTF-16
// when every other byte is zero, else the old encoding that it most likely is.

/// Decodes an article's bytes, and refuses those that aren't text.
enum TextDecoder {
    /// Of a hundred characters, how many may be controls before it isn't text.
    private static let tolerableControls = 2

    /// - Parameter language: the text's language, where it is known: it tells which old encodings are likely.
    static func text(from bytes: [UInt8], language: String? = nil) throws(IntakeError) -> String {
        guard !bytes.isEmpty else {
            throw .invalid("content", "the content is empty; send the article's text")
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), bigEndian: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), bigEndian: true) }
        let body = bytes.withoutMarks
        let census = Census(body)
        if census.zeros > 0, let bigEndian = census.looksLikeUTF16 {
            return utf16(body, bigEndian: bigEndian)
        }
        guard census.zeros * 1000 <= max(body.count, 1000) else {
            throw .invalid(
                "content",
                "the content has \(census.zeros) NUL bytes in \(body.count), so it isn't text; send UTF-8 text or JSON"
            )
        }
        guard census.controls * 100 <= max(body.count, 100) * tolerableControls else {
            throw .invalid(
                "content",
                "the content has \(census.controls) control bytes in \(body.count), so it isn't text; "
                    + "send UTF-8 text or JSON, not compressed")
        }
        return String(validating: body, as: UTF8.self) ?? damagedUTF8(body)
            ?? CharsetGuess.text(from: body, language: language)
    }

    /// UTF-8 that was cut inside its last character, or that has a few bad bytes among many good
    /// sequences, with U+FFFD for what is lost; nil when the bytes are likelier another encoding.
    private static func damagedUTF8(_ bytes: ArraySlice<UInt8>) -> String? {
        for cut in 1...3 where bytes.count > cut {
            if let text = String(validating: bytes.dropLast(cut), as: UTF8.self) {
                // Cut, not followed by a letter of another encoding.
                return bytes.suffix(cut).allSatisfy({ $0 >= 0x80 }) && !text.utf8.allSatisfy({ $0 < 0x80 })
                    ? text : nil
            }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        var lost = 0
        var good = 0
        for scalar in text.unicodeScalars where scalar.value >= 0x80 {
            if scalar == "\u{FFFD}" { lost += 1 } else { good += 1 }
        }
        return good >= 2 * lost ? text : nil
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> String {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let first = UInt16(bytes[index])
            let second = UInt16(bytes[index + 1])
            units.append(bigEndian ? first << 8 | second : second << 8 | first)
            index += 2
        }
        return String(decoding: units, as: UTF16.self)
    }
}

extension TextDecoder {
    /// Counts of the bytes that text doesn't have.
    private struct Census {
        private(set) var zeros = 0
        private(set) var controls = 0
        private var evenZeros = 0
        private let count: Int

        init(_ bytes: ArraySlice<UInt8>) {
            count = bytes.count
            bytes.withUnsafeBufferPointer { buffer in
                for (index, byte) in buffer.enumerated() where byte < 0x20 {
                    if byte == 0 {
                        zeros += 1
                        evenZeros += 1 - index & 1
                    } else if !(0x09...0x0D).contains(byte) {
                        controls += 1
                    }
                }
            }
        }

        /// Whether UTF-16 without a mark is likely and its order; nil when it isn't.
        var looksLikeUTF16: Bool? {
            let half = count / 2
            guard count.isMultiple(of: 2), half > 1 else { return nil }
            if evenZeros * 10 >= half * 7, (zeros - evenZeros) * 10 <= half { return true }
            if (zeros - evenZeros) * 10 >= half * 7, evenZeros * 10 <= half { return false }
            return nil
        }
    }
}
